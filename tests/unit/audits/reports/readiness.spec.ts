import { expect, test } from '../../../plain-test.ts'
import type { Cause, Finding } from '../../../../audits/finding.ts'
import { AUDIT_IDS } from '../../../../audits/catalogue.ts'
import { fail, pass, reportOf, untold, warn } from '../sample-report.ts'

const sentenceOf = (findings: readonly Finding[], causes: readonly Cause[] = []): string => {
  const { readiness } = reportOf(findings, { causes })
  return `${readiness.state}: ${readiness.sentence}`
}

/** All of the catalogue: what is not named passes. */
const siteWith = (...findings: readonly Finding[]): readonly Finding[] =>
  AUDIT_IDS.map((id) => findings.find(({ audit }) => audit === id) ?? pass(id))

test('a site with broken rules is not ready, and the headline names them, the gravest first', () => {
  expect(sentenceOf(siteWith(fail('loading-once'), fail('token-private-key')))).toBe(
    'not-ready: Not ready: fix 2 broken rules before you go live: "The private signing key never reaches the browser" and "Each page loads the chat tag only once"',
  )
})

test('what follows from a broken rule is not counted among what must be fixed', () => {
  const findings = siteWith(fail('loading-csp'), { ...fail('activation-secured'), consequenceOf: 'loading-csp' })
  expect(sentenceOf(findings)).toMatch(/^not-ready: Not ready: fix 1 broken rule before you go live: "[^"]+"$/)
})

test('of many broken rules the headline names three and counts the others', () => {
  const many = AUDIT_IDS.slice(0, 5).map((id) => fail(id))
  expect(sentenceOf(siteWith(...many))).toMatch(
    /^not-ready: Not ready: fix 5 broken rules [^"]*("[^"]+",? ){3}and 2 more$/,
  )
})

test('a site without a fault is ready, and advice is counted', () => {
  expect(sentenceOf(siteWith())).toBe('ready: Ready: the site keeps every rule that was judged')
  expect(sentenceOf(siteWith(warn('token-short-lived')))).toBe('ready: Ready, with one piece of advice')
  expect(sentenceOf(siteWith(warn('token-short-lived'), warn('loading-early'), warn('token-user-id-opaque')))).toBe(
    'ready: Ready, with 3 pieces of advice',
  )
})

test('a site of which some rules could not be judged is not called ready', () => {
  expect(sentenceOf(siteWith(untold('token-keys'), warn('loading-early')))).toBe(
    'partly-judged: No broken rule was seen, but one rule could not be judged',
  )
})

test('a site of which most rules could not be judged is not called good, and the headline says why', () => {
  const signIn: Cause = {
    id: 'cause-sign-in',
    title: 'The sign-in of the journey failed',
    summary: 'So it is.',
    fix: 'Fix it.',
    evidence: [],
  }
  const findings = AUDIT_IDS.map((id) => ({ ...untold(id), consequenceOf: 'cause-sign-in' }))
  expect(
    sentenceOf([pass('loading-once'), ...findings.filter(({ audit }) => audit !== 'loading-once')], [signIn]),
  ).toBe('not-judged: Could not be judged: the sign-in of the journey failed')
  expect(sentenceOf([pass('loading-once'), untold('token-keys'), untold('token-fresh')])).toBe(
    'not-judged: Could not be judged: 2 of 3 rules could not tell',
  )
})
