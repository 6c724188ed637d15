import { expect, test } from '../../../plain-test.ts'
import { createTimeWatch, type WatchedPassage } from '../../../../playwright-kit/time/time-watch.ts'

const HOUR_MS = 3_600_000

/** A watch that looks often, on a clock that the test moves. */
const startWatch = () => {
  let now = 0
  const said: string[] = []
  let arePagesThere = true
  const watch = createTimeWatch({ patienceMs: () => 3_000, say: (line) => void said.push(line), now: () => now })
  const passage: WatchedPassage = {
    what: 'expect(iadvize).not.toHaveLoggedOut()',
    ofMs: 24 * HOUR_MS,
    passedMs: () => 5.2 * HOUR_MS,
    arePagesThere: () => arePagesThere,
  }
  return {
    ...watch,
    said,
    passage,
    /** Asking for the sentence is a look at the clock like those that the watch takes by itself. */
    pass: (ms: number) => {
      now += ms
      watch.sentence()
    },
    closePages: () => {
      arePagesThere = false
    },
  }
}

test('moving time prints nothing while it is quick', () => {
  const { begin, pass, said, passage } = startWatch()
  const end = begin(passage)
  pass(2_999)
  end()
  pass(60_000)
  expect(said).toEqual([])
})

test('a slow move of time says, repeatedly, for which claim it is, how far it has come, and what it waits for', () => {
  const { begin, pass, saw, said, passage } = startWatch()
  const end = begin(passage)
  saw(['https://shop.example/token'])
  pass(3_000)
  pass(1_000)
  saw(['the load of https://shop.example/help', 'an answer of the stand-in'])
  pass(2_000)
  end()
  expect(said).toEqual([
    'expect(iadvize).not.toHaveLoggedOut() has taken 3.0 s so far: the clock is at +5 h 12 min of 1 day, waiting for https://shop.example/token.',
    'expect(iadvize).not.toHaveLoggedOut() has taken 6.0 s so far: the clock is at +5 h 12 min of 1 day, waiting for the load of https://shop.example/help, an answer of the stand-in.',
  ])
})

test('a page that has not answered for half a second is named, without the query of its address', () => {
  const { begin, pass, asks, sentence, passage } = startWatch()
  const end = begin(passage)
  const answered = asks('https://shop.example/stuck?token=secret#there')
  pass(499)
  expect(sentence()).not.toContain('stuck')
  pass(1)
  expect(sentence()).toContain(
    'waiting for an answer of the page https://shop.example/stuck (a script never ends, or a dialog is open)',
  )
  answered()
  expect(sentence()).not.toContain('stuck')
  end()
})

test('a slow move of time without requests counts the timers that were called', () => {
  const { begin, called, sentence, passage } = startWatch()
  const end = begin(passage)
  called(3_000)
  called(600)
  expect(sentence()).toContain('waiting for the timers of the pages (3600 called so far).')
  end()
})

test('a finished move of time leaves no message, and one that ended because the pages were closed leaves its last', () => {
  const { begin, saw, pass, sentence, closePages, passage } = startWatch()
  const endFirst = begin(passage)
  pass(1_000)
  endFirst()
  expect(sentence()).toBeNull()
  const endSecond = begin(passage)
  saw(['https://shop.example/token'])
  pass(1_000)
  closePages()
  saw([])
  endSecond()
  expect(sentence()).toContain('waiting for https://shop.example/token.')
})

test('a watch checks by itself while time is moved', async () => {
  const said: string[] = []
  const watch = createTimeWatch({ patienceMs: () => 1, say: (line) => void said.push(line) })
  const end = watch.begin(startWatch().passage)
  await expect.poll(() => said.length).toBeGreaterThan(1)
  end()
})
