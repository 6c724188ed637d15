import { expect, test } from '../../plain-test.ts'
import { activationsIn, answersIn } from '../../../journal/activations.ts'
import type { JournalEntry } from '../../../journal/entries.ts'
import { activated, answered, journal, OTHER_PAGE, PAGE, securedAttempt, type Moment } from './journals.ts'

const sent = (page: string, token: string | null, attempt = 1): Moment => ({
  type: 'attempt-sent',
  activation: 1,
  attempt,
  optionType: token === null ? 'ANONYMOUS' : 'SECURED_AUTHENTICATION',
  token,
  page,
})

/** Which entry got which as its answer. */
const pairs = (entries: readonly JournalEntry[]): readonly (readonly [number, number])[] =>
  [...answersIn(entries)].map(([index, answer]) => [index, answer.index] as const)

test.describe('the answer of the platform', () => {
  test('an answer of the platform belongs to the attempt with its token', () => {
    const entries = journal(sent(PAGE, 'a'), sent(OTHER_PAGE, 'b'), answered({ token: 'a' }), answered({ token: 'b' }))
    expect(pairs(entries)).toEqual([
      [1, 3],
      [2, 4],
    ])
  })

  test('an answer belongs to the latest attempt with its token when an earlier one never reached the platform', () => {
    expect(pairs(journal(sent(PAGE, 'a'), sent(PAGE, 'a', 2), answered({ token: 'a' })))).toEqual([[2, 3]])
  })

  test('an answer belongs to one attempt only, so that each of two anonymous pages has its own', () => {
    const anonymous = { optionType: 'ANONYMOUS', token: null } as const
    const entries = journal(sent(PAGE, null), sent(OTHER_PAGE, null), answered(anonymous), answered(anonymous))
    expect(new Set(pairs(entries).map(([index]) => index))).toEqual(new Set([1, 2]))
  })

  test('an answer to a mobile application, which has no token either, does not belong to an anonymous page', () => {
    const entries = journal(sent(PAGE, null), answered({ optionType: 'SIMPLE_AUTHENTICATION', userId: 'camille' }))
    expect(pairs(entries)).toEqual([])
  })

  test('an answer without an attempt belongs to none', () => {
    expect(pairs(journal(answered({ token: 'a' }), sent(PAGE, 'a')))).toEqual([])
  })
})

test.describe('an activation', () => {
  test('activations of two pages are different ones, even with the same number', () => {
    const found = activationsIn(journal(activated(), activated({ page: OTHER_PAGE, userId: 'jonas', token: 'b' })))
    expect(found.map(({ page, number }) => [page, number])).toEqual([
      [PAGE, 1],
      [OTHER_PAGE, 1],
    ])
    expect(found.map(({ attempts }) => attempts[0]?.answered?.userId)).toEqual(['camille', 'jonas'])
  })

  test('an activation has its attempts in order, each with the entries that belong to it', () => {
    const [found] = activationsIn(journal(securedAttempt(), securedAttempt({ attempt: 2 })))
    expect(
      found?.attempts.map(({ number, asked, given, sent: out, answered: answer }) => [
        number,
        asked?.index,
        given?.index,
        out?.index,
        answer?.index,
      ]),
    ).toEqual([
      [1, 1, 2, 3, 4],
      [2, 5, 6, 7, 8],
    ])
  })
})
