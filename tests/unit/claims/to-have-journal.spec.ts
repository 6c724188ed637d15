import { expect, test } from '../../plain-test.ts'
import { judgeJournal } from '../../../claims/to-have-journal.ts'
import { activated, activatedAnonymously, byTag, failedAfterRetries, journal, tagLoaded } from '../journal/journals.ts'
import { testClaims } from '../playwright-kit/matchers/claims.ts'

const logout = byTag({ type: 'logout-called' })

testClaims({
  matcher:
    "toHaveJournal(['tag-loaded', { type: 'activation-settled', status: 'authentication-success' }, 'logout-called'])",
  claim: (it) =>
    it.toHaveJournal(['tag-loaded', { type: 'activation-settled', status: 'authentication-success' }, 'logout-called']),
  holdsOn: {
    'the story with more in between': [tagLoaded(), activated(), logout],
    'the story with more around it': [
      logout,
      tagLoaded(),
      failedAfterRetries(),
      activated({ activation: 2 }),
      logout,
      logout,
    ],
  },
  failsOn: {
    nothing: [],
    'the logout before the activation': [tagLoaded(), logout, activated()],
    'a failed activation': [tagLoaded(), failedAfterRetries(), logout],
    'no logout': [tagLoaded(), activated()],
    'the tag loaded last': [activated(), logout, tagLoaded()],
  },
})

testClaims({
  matcher: "toHaveJournal(['logout-called', 'logout-called'])",
  claim: (it) => it.toHaveJournal(['logout-called', 'logout-called']),
  holdsOn: { 'two logouts': [logout, tagLoaded(), logout] },
  failsOn: { 'one logout, which does not count twice': [tagLoaded(), logout] },
})

testClaims({
  matcher: "toHaveJournal([{ type: 'attempt-sent', optionType: expect.stringContaining('SECURED') }])",
  claim: (it) => it.toHaveJournal([{ type: 'attempt-sent', optionType: expect.stringContaining('SECURED') }]),
  holdsOn: { 'a secured attempt': [activated()] },
  failsOn: { 'an anonymous attempt': [activatedAnonymously()] },
})

testClaims({
  matcher: "toHaveJournal([{ type: 'attempt-answered', warnings: [] }])",
  claim: (it) => it.toHaveJournal([{ type: 'attempt-answered', warnings: [] }]),
  holdsOn: { 'an answer without warnings': [activated()] },
  failsOn: { 'no answer': [tagLoaded()] },
})

testClaims({
  matcher: "toHaveJournal(['tag-loaded', 'logout-called'], { exactly: true })",
  claim: (it) => it.toHaveJournal(['tag-loaded', 'logout-called'], { exactly: true }),
  holdsOn: { 'those two': [tagLoaded(), logout] },
  failsOn: {
    'one before': [logout, tagLoaded(), logout],
    'one between': [tagLoaded(), byTag({ type: 'identity-cleared' }), logout],
    'one behind': [tagLoaded(), logout, byTag({ type: 'identity-cleared' })],
    'one less': [tagLoaded()],
    'the other order': [logout, tagLoaded()],
  },
})

testClaims({
  matcher: 'toHaveJournal([], { exactly: true })',
  claim: (it) => it.toHaveJournal([], { exactly: true }),
  holdsOn: { nothing: [] },
  failsOn: { 'a tag': [tagLoaded()] },
})

test.describe('a journal that is not as expected', () => {
  test('an unexpected journal is shown line by line, with the nearest entry to the first missing one', () => {
    expect(
      judgeJournal(journal(tagLoaded(), failedAfterRetries()), {
        patterns: ['tag-loaded', { type: 'activation-settled', attempts: 1, code: 'TOKEN_EXPIRED' }, 'logout-called'],
      }),
    ).toEqual({
      pass: false,
      expected:
        "tag-loaded, activation-settled attempts=1 code='TOKEN_EXPIRED', logout-called; in this order, with anything in between",
      expectedNot:
        "anything but tag-loaded, activation-settled attempts=1 code='TOKEN_EXPIRED', logout-called; in this order, with anything in between",
      actual: [
        '1 of 3',
        '    tag-loaded (entry 1)',
        "  - activation-settled attempts=1 code='TOKEN_EXPIRED' is missing",
        '  - logout-called is missing',
      ].join('\n'),
      nearestMiss: "entry 23 is an activation-settled, but attempts is 4, and code is 'SIGNATURE_INVALID'",
    })
  })

  test('a journal with too many entries is shown with those that are too many', () => {
    expect(
      judgeJournal(journal(logout, tagLoaded(), logout), { patterns: ['tag-loaded', 'logout-called'], exactly: true }),
    ).toMatchObject({
      expected: 'tag-loaded, logout-called; exactly, and nothing else',
      actual: [
        '2 of 2, among 3 entries',
        '  + logout-called (entry 1) was not expected',
        '    tag-loaded (entry 2)',
        '    logout-called (entry 3)',
      ].join('\n'),
      nearestMiss: null,
    })
  })

  test('a journal with far too many entries shows ten and counts the others', () => {
    const entries = journal(Array.from({ length: 30 }, () => logout).flat())
    const lines = judgeJournal(entries, { patterns: [], exactly: true }).actual.split('\n')
    expect(lines).toHaveLength(12)
    expect(lines.at(-1)).toBe('  + … and 20 more')
  })

  test('a journal in the wrong order is reported with the entry that is there', () => {
    expect(judgeJournal(journal(logout, tagLoaded()), { patterns: ['tag-loaded', 'logout-called'] }).nearestMiss).toBe(
      'entry 1 is a logout-called, but not at this place in the order',
    )
  })

  test('a journal without an expected type is reported as such', () => {
    expect(judgeJournal(journal(tagLoaded()), { patterns: ['logout-called'] }).nearestMiss).toBe(
      'there is no entry of the type logout-called',
    )
  })

  test('an expected field that entries of the type do not have is reported', () => {
    const patterns = [{ type: 'tag-loaded', side: '7316' } as never]
    expect(judgeJournal(journal(tagLoaded()), { patterns }).nearestMiss).toBe(
      'entry 1 is a tag-loaded, but there is no side',
    )
  })
})
