import { expect, test } from '../../../plain-test.ts'
import { createPatience } from '../../../../playwright-kit/browser/patience.ts'

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

test('a request is waited for two seconds, and no later one to its address', () => {
  const { begin, pass } = startPatience()
  const poll = begin('/poll')
  pass(1_950)
  expect(poll.goesOn()).toBe(true)
  pass(50)
  expect(poll.goesOn()).toBe(false)
  expect(begin('/poll').goesOn()).toBe(false)
  expect(begin('/token').goesOn()).toBe(true)
})

test('a request that has waited since before time was moved is not waited for again', () => {
  const { begin, rest } = startPatience()
  const poll = begin('/poll')
  rest(10_000)
  expect(poll.goesOn()).toBe(false)
})

test('while the machine stands still no patience is lost', () => {
  const { begin, pass, standStill } = startPatience()
  const token = begin('/token')
  standStill(60_000)
  expect(token.goesOn()).toBe(true)
  // The tenth of a second in which somebody might have asked in any case counts.
  pass(1_850)
  expect(token.goesOn()).toBe(true)
  pass(50)
  expect(token.goesOn()).toBe(false)
})

for (const { answers, seconds } of [
  { answers: 2, seconds: 6 },
  { answers: 4, seconds: 10 },
  { answers: 50, seconds: 10 },
]) {
  test(`an address that has answered soon ${answers} times is waited for ${seconds} seconds`, () => {
    const { begin, pass, answerSoon } = startPatience()
    answerSoon('/token', answers)
    const token = begin('/token')
    pass(seconds * 1_000 - 50)
    expect(token.goesOn()).toBe(true)
    pass(50)
    expect(token.goesOn()).toBe(false)
    expect(begin('/token').goesOn()).toBe(false)
  })
}

test('answers that came late earn no patience', () => {
  const { begin, rest, pass } = startPatience()
  for (const poll of [begin('/poll'), begin('/poll')]) {
    rest(2_000)
    poll.end()
  }
  const poll = begin('/poll')
  pass(2_000)
  expect(poll.goesOn()).toBe(false)
})

test('an address that is asked for longer than two seconds, and a hundred times, without a pause is waited for no more', () => {
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

test('two hundred requests at once are waited for', () => {
  const { begin } = startPatience()
  const waits = Array.from({ length: 200 }, () => begin('/picture'))
  expect(waits.every((wait) => wait.goesOn())).toBe(true)
})

test('an address that is asked a hundred times, with pauses, is waited for each time', () => {
  const { begin, answerSoon } = startPatience()
  answerSoon('/token', 200)
  expect(begin('/token').goesOn()).toBe(true)
})

test('a page that loads is waited for two seconds, but for those in which it was held up', () => {
  const { beginLoad, pass, standStill } = startPatience()
  const load = beginLoad()
  standStill(5_100)
  pass(1_850)
  expect(load.goesOn()).toBe(true)
  pass(50)
  expect(load.goesOn()).toBe(false)
})
