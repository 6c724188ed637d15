import { expect, test } from '../../plain-test.ts'
import { ENTRIES } from '../../../journal/entries.ts'
import { rulesOf } from '../../../journal/vendor-rule.ts'
import { VENDOR_RULES } from '../../../journal/vendor-rules.ts'
import { FAILURE_CODES, failureOf } from '../../../protocol/failures.ts'
import { journal, retryIn } from './journals.ts'

test('there is a statement of the vendor for each type of entry', () => {
  const told = new Set<string>(VENDOR_RULES.flatMap(({ bearsOn }) => bearsOn))
  expect(Object.keys(ENTRIES).filter((type) => !told.has(type))).toEqual([])
})

test('there is a statement of the vendor for each failure, except those that it does not document', () => {
  const told = new Set<string>(VENDOR_RULES.flatMap(({ bearsOn }) => bearsOn))
  const untold = FAILURE_CODES.filter((code) => !told.has(code))
  expect(untold.filter((code) => !failureOf(code).source.startsWith('not documented'))).toEqual([])
})

test('a retry is told with the rules about retries first, then with those about what failed', () => {
  const [retry] = journal(retryIn(1_000, 'TOKEN_EXPIRED'))
  const statements = (retry === undefined ? [] : rulesOf(retry)).map(({ statement }) => statement)
  expect(statements[0]).toBe('On an error, the tag itself tries three more times before it reports a failure.')
  expect(statements).toContain("The brand's token should live for a minute, and may live for as long as the session.")
})

test('a rule links to the page of the vendor that it was read on', () => {
  const [retry] = journal(retryIn(1_000))
  expect(retry === undefined ? [] : rulesOf(retry)[0]).toMatchObject({
    title: 'How to deal with activation success or failure',
    url: expect.stringMatching(/^https:\/\/docs\.iadvize\.dev\/.*\/how-to-deal-with-activation-success-or-failure$/),
  })
})
