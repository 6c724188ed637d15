import { expect, test } from '../../../plain-test.ts'
import { createPatience } from '../../../../playwright-kit/browser/patience.ts'

/** A tag that waits for its provider for longer than any request is waited for. */
const LONG_MS = 60_000

/** Somebody asks each 50 ms while time goes by, as one does who moves time. */
const startPatience = () => {
  let now = 1_000_000
  const patience = createPatience(() => now)
  const pass = (ms: number): void => {
    for (const end = now + ms; now < end;) {
      now = Math.min(end, now + 50)
      patience.asked()
    }
  }
  patience.beginPassage()
  return {
    ...patience,
    pass,
    /** The machine stands still, and nobody can ask. */
    standStill: (ms: number) => {
      now += ms
      patience.asked()
    },
    /** No time is moved meanwhile, so nobody asks. */
    rest: (ms: number) => {
      now += ms
      patience.beginPassage()
    },
    answerSoon: (address: string, times: number) => {
      for (let time = 0; time < times; time += 1) {
        const wait = patience.begin(address)
        pass(100)
        wait.end()
      }
    },
  }
}

test('moving time waits fifteen seconds for a request, and not for a later one to the same address', () => {
  const { begin, pass } = startPatience()
  const poll = begin('/poll')
  pass(14_950)
  expect(poll.goesOn()).toBe(true)
  pass(50)
  expect(poll.goesOn()).toBe(false)
  expect(begin('/poll').goesOn()).toBe(false)
  expect(begin('/token').goesOn()).toBe(true)
})

test('moving time does not wait again for a request that began before an earlier move', () => {
  const { begin, rest } = startPatience()
  const poll = begin('/poll')
  rest(15_000)
  expect(poll.goesOn()).toBe(false)
})

test('time during which the machine stands still does not count as waiting', () => {
  const { begin, pass, standStill } = startPatience()
  const token = begin('/token')
  standStill(60_000)
  expect(token.goesOn()).toBe(true)
  // The tenth of a second in which somebody might have asked in any case counts.
  pass(14_850)
  expect(token.goesOn()).toBe(true)
  pass(50)
  expect(token.goesOn()).toBe(false)
})

test('moving time does not wait for an address that another page has found to be a long poll', () => {
  const { begin, heed } = startPatience()
  heed({ providerLeftMs: null, longPolls: ['/poll'] })
  expect(begin('/poll').goesOn()).toBe(false)
  expect(begin('/token').goesOn()).toBe(true)
})

test('an address is learnt to be a long poll only once', () => {
  const { begin, pass, learnt } = startPatience()
  const poll = begin('/poll')
  pass(15_000)
  poll.goesOn()
  expect(learnt()).toEqual({ longPolls: ['/poll'], unanswered: [] })
  expect(learnt()).toEqual({ longPolls: [], unanswered: [] })
})

test('moving time waits thirty seconds for a request while the tag waits for a token', () => {
  const { begin, pass, heed } = startPatience()
  heed({ providerLeftMs: LONG_MS, longPolls: [] })
  const token = begin('/token')
  pass(29_950)
  expect(token.goesOn()).toBe(true)
  pass(50)
  expect(token.goesOn()).toBe(false)
})

test('moving time does not wait for a request after the tag gave up waiting for its token, and the address is reported', () => {
  const { begin, pass, heed, learnt } = startPatience()
  pass(1_000)
  const token = begin('/token')
  pass(2_000)
  heed({ providerLeftMs: 18_000, longPolls: [] })
  pass(17_950)
  expect(token.goesOn()).toBe(true)
  pass(50)
  expect(token.goesOn()).toBe(false)
  expect(learnt()).toEqual({ longPolls: [], unanswered: [{ address: '/token', waitedMs: 20_000 }] })
})

test('an address that brought no token in time is not taken for a long poll, and is waited for again', () => {
  const { begin, pass, heed, learnt } = startPatience()
  heed({ providerLeftMs: LONG_MS, longPolls: [] })
  const token = begin('/token')
  pass(30_000)
  token.goesOn()
  expect(learnt()).toEqual({ longPolls: [], unanswered: [{ address: '/token', waitedMs: 30_000 }] })
  expect(begin('/token').goesOn()).toBe(true)
})

test('moving time does not wait for a long poll because the tag is waiting for a token', () => {
  const { begin, pass, heed } = startPatience()
  const poll = begin('/poll')
  pass(15_000)
  poll.goesOn()
  heed({ providerLeftMs: LONG_MS, longPolls: [] })
  expect(poll.goesOn()).toBe(false)
  expect(begin('/poll').goesOn()).toBe(false)
})

test('moving time waits half a minute in all for an address that is requested repeatedly and slow each time', () => {
  const { begin, pass } = startPatience()
  for (let time = 0; time < 7; time += 1) {
    const wait = begin('/poll')
    expect(wait.goesOn()).toBe(true)
    pass(5_000)
    wait.end()
  }
  expect(begin('/poll').goesOn()).toBe(false)
})

test('moving time always waits for the address that brings the tokens, however often it is slow', () => {
  const { begin, pass, heed } = startPatience()
  for (let time = 0; time < 20; time += 1) {
    heed({ providerLeftMs: LONG_MS, longPolls: [] })
    const wait = begin('/token')
    expect(wait.goesOn()).toBe(true)
    pass(5_000)
    wait.end()
  }
})

test('moving time stops waiting for an address that is requested a hundred times over two seconds without a pause', () => {
  const { begin, pass } = startPatience()
  let last = begin('/ask')
  const askAgain = (): void => {
    const next = begin('/ask')
    last.end()
    last = next
  }
  for (let time = 0; time < 100; time += 1) {
    pass(25)
    askAgain()
  }
  expect(last.goesOn()).toBe(true)
  askAgain()
  expect(last.goesOn()).toBe(false)
})

test('moving time waits for two hundred requests at once', () => {
  const { begin } = startPatience()
  const waits = Array.from({ length: 200 }, () => begin('/picture'))
  expect(waits.every((wait) => wait.goesOn())).toBe(true)
})

test('moving time waits each time for an address that is requested a hundred times with pauses', () => {
  const { begin, answerSoon } = startPatience()
  answerSoon('/token', 200)
  expect(begin('/token').goesOn()).toBe(true)
})

test('moving time waits fifteen seconds for a page to load, not counting time in which it was held up', () => {
  const { beginLoad, pass, standStill } = startPatience()
  const load = beginLoad()
  standStill(5_100)
  pass(14_850)
  expect(load.goesOn()).toBe(true)
  pass(50)
  expect(load.goesOn()).toBe(false)
})

test('after a page that never finished loading, moving time waits two seconds for the next one', () => {
  const { beginLoad, pass } = startPatience()
  const first = beginLoad()
  pass(15_000)
  expect(first.goesOn()).toBe(false)
  const second = beginLoad()
  pass(1_950)
  expect(second.goesOn()).toBe(true)
  pass(50)
  expect(second.goesOn()).toBe(false)
})
