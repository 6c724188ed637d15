import { inspect } from 'node:util'
import { expect, test } from '../../../plain-test.ts'
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
} from '../../../../playwright-kit/vendor/answers.ts'
import { ANSWERS } from '../../../../protocol/misbehaviours.ts'
import { REFUSAL_CODES, type RefusalCode } from '../../../../protocol/refusals.ts'

test.describe('an answer in words', () => {
  const makers = { accept, judge, refuse, serverError, dropConnection, malformedBody, neverAnswer }

  test('every behaviour of the platform can be prepared in words', () => {
    const made = Object.values(makers).map((make) => make().prepared.answer)
    expect(made.toSorted()).toEqual(ANSWERS.toSorted())
  })

  for (const [name, make] of Object.entries(makers)) {
    test(`the prepared answer ${name}() is used once, without delay`, () => {
      expect(make().prepared.times).toBe(1)
      expect(make().prepared).not.toHaveProperty('delayMs')
    })
  }

  for (const code of REFUSAL_CODES) {
    test(`refuse('${code}') refuses with that code`, () => {
      expect(refuse(code).prepared).toEqual({ answer: 'refuse', code, times: 1 })
    })
  }

  test("refuse() without a code is the vendor's server error", () => {
    expect(refuse().prepared.code).toBe('SERVER_ERROR')
  })

  test('a prepared answer is refined in any order', () => {
    expect(refuse('TOKEN_EXPIRED').times(3).after('2 s').prepared).toEqual({
      answer: 'refuse',
      code: 'TOKEN_EXPIRED',
      times: 3,
      delayMs: 2_000,
    })
    expect(accept().after(250).always().prepared).toEqual({ answer: 'accept', times: 'always', delayMs: 250 })
  })

  test('the last of two contradictory refinements of a prepared answer counts', () => {
    expect(serverError().always().once().prepared.times).toBe(1)
    expect(serverError().times(2).always().prepared.times).toBe('always')
    expect(serverError().after('1 h').after('1 s').prepared.delayMs).toBe(1_000)
  })

  test('a refinement of a prepared answer does not change the original', () => {
    const answer = refuse('TOKEN_EXPIRED')
    answer.always()
    answer.times(7)
    answer.after('1 min')
    expect(answer.prepared).toEqual({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 1 })
  })
})

test.describe('a wrong prepared answer', () => {
  const written = (code: string) => () => refuse(code as RefusalCode)

  test('refuse() with a misspelt code names the nearest right ones', () => {
    expect(written('SIGNATURE_WRONG')).toThrow(
      '"SIGNATURE_WRONG" is not a code that the platform refuses with; did you mean SIGNATURE_INVALID?',
    )
    expect(written('tokenExpired')).toThrow(/did you mean TOKEN_EXPIRED/)
  })

  test('refuse() with an unknown code lists all codes', () => {
    expect(written('nope')).toThrow(`use one of ${REFUSAL_CODES.join(', ')}`)
  })

  test('refuse() with a code that arises in the page says so', () => {
    expect(written('PROVIDER_FAILED')).toThrow(
      'PROVIDER_FAILED arises in the page, so the platform cannot refuse with it; it refuses with SERVER_ERROR, ',
    )
  })

  for (const count of [0, -1, 1.5, 1_001, NaN, '3' as unknown as number]) {
    test(`times(${inspect(count)}) is refused with the permitted counts`, () => {
      expect(() => accept().times(count)).toThrow(
        `times(${String(count)}) is not a number of attempts: give a whole number from 1 to 1000, or use always().`,
      )
    })
  }

  test('the lowest and the highest permitted counts are accepted', () => {
    expect([accept().times(1).prepared.times, accept().times(1_000).prepared.times]).toEqual([1, 1_000])
  })

  test('after() refuses a string that is not a length of time', () => {
    expect(() => accept().after('soon' as '1 s')).toThrow('"soon" is not a length of time')
  })

  test('after() refuses a delay of more than a day', () => {
    expect(() => accept().after('25 h')).toThrow('after("25 h") is too long: an answer waits for 1 day at most.')
    expect(accept().after('24 h').prepared.delayMs).toBe(86_400_000)
  })
})

test.describe('what prepare() was given', () => {
  test('prepare() hands its answers to the stage as data, in order', () => {
    expect(preparedFrom([refuse('TOKEN_EXPIRED').times(2), accept().always()])).toEqual([
      { answer: 'refuse', code: 'TOKEN_EXPIRED', times: 2 },
      { answer: 'accept', times: 'always' },
    ])
  })

  for (const [what, given, sentence] of [
    ['an empty list', [], 'prepare() needs an answer: prepare(refuse("TOKEN_EXPIRED"), accept()).'],
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
      'an answer after always()',
      [refuse().always(), accept()],
      'An answer after always() would never be used: put the answer with always() last.',
    ],
  ] as const) {
    test(`prepare() explains in a sentence that it cannot take ${what}`, () => {
      expect(() => preparedFrom(given as readonly unknown[] as readonly AnswerBuilder[])).toThrow(sentence)
    })
  }
})
