import { expect, test } from '../../plain-test.ts'
import { AUDIT_IDS, auditsIn } from '../../../audits/catalogue.ts'
import { SelectionError, selectAudits } from '../../../audits/selection.ts'

test('without a choice everything is audited', () => {
  expect(selectAudits([], [])).toEqual(AUDIT_IDS)
})

test('groups and single audits are chosen and skipped, in the order of the catalogue', () => {
  expect(selectAudits(['logout-called', 'loading'], ['loading-csp'])).toEqual([
    ...auditsIn('loading').filter((id) => id !== 'loading-csp'),
    'logout-called',
  ])
})

test('an unknown name in a choice of audits is refused with the known groups', () => {
  expect(() => selectAudits([], ['tokens'])).toThrow(
    'There is no audit "tokens": name a group (loading, activation, failure, token, session, logout) or an audit of docs/audits.md.',
  )
})

test('a choice that leaves nothing is refused', () => {
  expect(() => selectAudits(['logout-called'], ['logout'])).toThrow(SelectionError)
  expect(() => selectAudits(['logout-called'], ['logout'])).toThrow(
    'No audit is left: every chosen audit is also skipped.',
  )
})
