import { inspect } from 'node:util'
import { expect, test } from '../../plain-test.ts'
import {
  accept,
  dropConnection,
  judge,
  malformedBody,
  neverAnswer,
  preparedFrom,
  refuse,
  serverError,
  type AnswerBuilder,
} from '../../../playwright-kit/answers.ts'
import { ANSWERS } from '../../../protocol/misbehaviours.ts'
import { REFUSAL_CODES, type RefusalCode } from '../../../protocol/refusals.ts'

test.describe('an answer in words', () => {
  const makers = { accept, judge, refuse, serverError, dropConnection, malformedBody, neverAnswer }

  test('can be made for everything that the platform can do', () => {
    const made = Object.values(makers).map((make) => make().prepared.answer)
    expect(made.toSorted()).toEqual(ANSWERS.toSorted())
  })

  for (const [name, make] of Object.entries(makers)) {
    test(`${name}() holds once by itself, and at once`, () => {
      expect(make().prepared.times).toBe(1)
      expect(make().prepared).not.toHaveProperty('delayMs')
    })
  }

  for (const code of REFUSAL_CODES) {
    test(`refuse('${code}') refuses with that code`, () => {
      expect(refuse(code).prepared).toEqual({ answer: 'refuse', code, times: 1 })
    })
  }

  test('refuse() alone is the server error of the vendor', () => {
    expect(refuse().prepared.code).toBe('SERVER_ERROR')
  })

  test('is refined word by word, in any order', () => {
    expect(refuse('TOKEN_EXPIRED').times(3).after('2 s').prepared).toEqual({
      answer: 'refuse',
      code: 'TOKEN_EXPIRED',
      times: 3,
      delayMs: 2_000,
    })
    expect(accept().after(250).always().prepared).toEqual({ answer: 'accept', times: 'always', delayMs: 250 })
  })

  test('takes the last word where two contradict each other', () => {
    expect(serverError().always().once().prepared.times).toBe(1)
    expect(serverError().times(2).always().prepared.times).toBe('always')
    expect(serverError().after('1 h').after('1 s').prepared.delayMs).toBe(1_000)
  })

  test('is never changed by what is made of it', () => {
    const answer = refuse('TOKEN_EXPIRED')
    answer.always()
    answer.times(7)
    answer.after('1 min')
    expect(answer.prepared).toEqual({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 1 })
  })
})

test.describe('a wrong word is answered with a sentence:', () => {
  const written = (code: string) => () => refuse(code as RefusalCode)

  test('a code that is nearly right, with the nearest right ones', () => {
    expect(written('SIGNATURE_WRONG')).toThrow(
      '"SIGNATURE_WRONG" is no code that the platform refuses with; did you mean SIGNATURE_INVALID?',
    )
    expect(written('tokenExpired')).toThrow(/did you mean TOKEN_EXPIRED/)
  })

  test('a code that is like none, with all of them', () => {
    expect(written('nope')).toThrow(`there are ${REFUSAL_CODES.join(', ')}`)
  })

  test('a code of the page, with where it arises', () => {
    expect(written('PROVIDER_FAILED')).toThrow(
      'PROVIDER_FAILED arises in the page, so that the platform cannot refuse with it; it refuses with SERVER_ERROR, ',
    )
  })

  for (const count of [0, -1, 1.5, 1_001, NaN, '3' as unknown as number]) {
    test(`times(${inspect(count)})`, () => {
      expect(() => accept().times(count)).toThrow(
        `times(${String(count)}) is no number of attempts: give a whole number from 1 to 1000, or use always().`,
      )
    })
  }

  test('a number of times at either end is right', () => {
    expect([accept().times(1).prepared.times, accept().times(1_000).prepared.times]).toEqual([1, 1_000])
  })

  test('a delay that is none', () => {
    expect(() => accept().after('soon' as '1 s')).toThrow('"soon" is no length of time')
  })

  test('a delay of more than a day', () => {
    expect(() => accept().after('25 h')).toThrow('after("25 h") is too long: an answer waits for 1 day at most.')
    expect(accept().after('24 h').prepared.delayMs).toBe(86_400_000)
  })
})

test.describe('what prepare() was given', () => {
  test('is handed to the stage as data, in order', () => {
    expect(preparedFrom([refuse('TOKEN_EXPIRED').times(2), accept().always()])).toEqual([
      { answer: 'refuse', code: 'TOKEN_EXPIRED', times: 2 },
      { answer: 'accept', times: 'always' },
    ])
  })

  for (const [what, given, sentence] of [
    ['nothing', [], 'prepare() needs an answer: prepare(refuse("TOKEN_EXPIRED"), accept()).'],
    [
      'a function that was not called',
      [accept, refuse],
      'prepare() was given accept itself: call it, as in prepare(accept()).',
    ],
    [
      'data',
      [accept(), { answer: 'refuse' }],
      'prepare() takes answers made by accept(), refuse(), serverError(), dropConnection(), malformedBody(), neverAnswer(), judge(); number 2 is {"answer":"refuse"}.',
    ],
    ['null', [null], 'number 1 is null.'],
    [
      'something behind always()',
      [refuse().always(), accept()],
      'What comes after always() would never be reached: put the answer with always() last.',
    ],
  ] as const) {
    test(`is complained of in a sentence when it is ${what}`, () => {
      expect(() => preparedFrom(given as readonly unknown[] as readonly AnswerBuilder[])).toThrow(sentence)
    })
  }
})
