import { expect, test } from '../../../plain-test.ts'
import { AUDIT_IDS } from '../../../../audits/catalogue.ts'
import { RULES } from '../../../../audits/rules.ts'
import { ALL_CASES } from './all-cases.ts'
import { claimsOf, judged } from './try-case.ts'

test('every rule has cases of a good site and of one that breaks it', () => {
  const tried = ALL_CASES.map(({ rule, cases }) => [rule.audit, new Set(cases.map(({ verdict }) => verdict))] as const)
  expect(tried.map(([audit]) => audit).toSorted()).toEqual(RULES.map(({ audit }) => audit).toSorted())
  for (const [audit, verdicts] of tried) {
    expect(verdicts.has('pass'), audit).toBe(true)
    expect(verdicts.has('fail') || verdicts.has('warn'), audit).toBe(true)
  }
})

test('every audit of the catalogue has its rule, in the same order', () => {
  expect(RULES.map(({ audit }) => audit)).toEqual(AUDIT_IDS)
})

for (const { rule, cases } of ALL_CASES) {
  for (const tried of cases) {
    test(`${rule.audit}: ${tried.says} → ${tried.verdict}`, () => {
      expect(judged(rule, tried)).toEqual(claimsOf(tried))
    })
  }
}
