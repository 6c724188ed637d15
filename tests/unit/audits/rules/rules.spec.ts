import { readdirSync } from 'node:fs'
import { RULES } from '../../../../audits/catalogue.ts'
import { expect, test } from '../../../plain-test.ts'
import type { Case } from './case.ts'
import { claimsOf, judged } from './try-case.ts'

type CasesFile = { readonly cases: readonly Case[] }

const casesOf = async (audit: string): Promise<readonly Case[]> =>
  ((await import(`./${audit}.cases.ts`)) as CasesFile).cases

const TRIED = await Promise.all(RULES.map(async (rule) => ({ rule, cases: await casesOf(rule.audit) })))

test('every file of cases is about a rule', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.cases.ts'))
  expect(files.toSorted()).toEqual(RULES.map(({ audit }) => `${audit}.cases.ts`).toSorted())
})

test('every rule has cases of a good site and of one that breaks it', () => {
  for (const { rule, cases } of TRIED) {
    const verdicts = new Set(cases.map(({ verdict }) => verdict))
    expect(verdicts.has('pass'), rule.audit).toBe(true)
    expect(verdicts.has('fail') || verdicts.has('warn'), rule.audit).toBe(true)
  }
})

for (const { rule, cases } of TRIED) {
  for (const tried of cases) {
    test(`${rule.audit}: ${tried.says} → ${tried.verdict}`, () => {
      expect(judged(rule, tried)).toEqual(claimsOf(tried))
    })
  }
}
