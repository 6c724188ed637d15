import { expect, test } from '../../../plain-test.ts'
import * as fc from 'fast-check'
import { AUDIT_IDS, auditOf } from '../../../../audits/catalogue.ts'
import { scoreOf, scoresByGroup } from '../../../../audits/reports/score.ts'
import { fail, notApplicable, pass, untold, warn } from '../sample-report.ts'

test('a rule counts by its weight: pass whole, warn half, fail nothing', () => {
  // Weights 3, 1 and 2.
  expect(
    ['loading-snippet', 'loading-early', 'loading-once'].map((id) => auditOf(id as 'loading-once').weight),
  ).toEqual([3, 1, 2])
  expect(scoreOf([pass('loading-snippet'), fail('loading-early')]).score).toBe(75)
  expect(scoreOf([warn('loading-snippet'), pass('loading-early')]).score).toBe(62)
  expect(scoreOf([fail('loading-snippet'), pass('loading-early'), warn('loading-once')]).score).toBe(33)
})

test('a site that serves its private key never shows more than 49, however much else is good', () => {
  const findings = AUDIT_IDS.map((id) => (id === 'token-private-key' ? fail(id) : pass(id)))
  expect(scoreOf(findings).score).toBe(49)
  expect(scoresByGroup(findings).token.score).toBe(49)
  expect(scoresByGroup(findings).logout.score).toBe(100)
})

test('a broken rule of weight 2, and a warning of weight 3, do not hold the score below 50', () => {
  expect(scoreOf(AUDIT_IDS.map((id) => (id === 'loading-once' ? fail(id) : pass(id)))).score).toBe(98)
  expect(scoreOf(AUDIT_IDS.map((id) => (id === 'token-private-key' ? warn(id) : pass(id)))).score).toBe(98)
})

test('a rule that could not be judged or does not apply is counted but not scored', () => {
  const { score, counts } = scoreOf([pass('loading-once'), untold('loading-early'), notApplicable('loading-csp')])
  expect(score).toBe(100)
  expect(counts).toEqual({ fail: 0, 'could-not-tell': 1, warn: 0, pass: 1, 'not-applicable': 1 })
})

test('there is no score where more than half of what applies, by weight, could not be judged', () => {
  // Weights 2 and 2, then 2 and 3.
  expect(scoreOf([pass('loading-once'), untold('loading-without-tag')]).score).toBe(100)
  expect(scoreOf([pass('loading-once'), untold('loading-snippet')]).score).toBeNull()
  expect(scoreOf([fail('loading-once'), untold('loading-snippet')]).score).toBeNull()
})

test('one judged rule among many unjudged ones does not make a good group', () => {
  const token = AUDIT_IDS.filter((id) => id.startsWith('token-'))
  expect(scoreOf(token.map((id) => (id === 'token-private-key' ? pass(id) : untold(id)))).score).toBeNull()
})

test('when nothing was judged there is no score, instead of a good or a bad one', () => {
  expect(scoreOf([]).score).toBeNull()
  expect(scoreOf([untold('loading-once'), notApplicable('loading-csp')]).score).toBeNull()
})

test('a group is scored by its own audits', () => {
  const { loading, logout, token } = scoresByGroup([fail('loading-once'), pass('logout-called')])
  expect([loading.score, logout.score, token.score]).toEqual([0, 100, null])
})

test('only a site without a fault scores 100, and only one that keeps no rule scores 0', () => {
  const findings = fc.array(fc.tuple(fc.constantFrom(...AUDIT_IDS), fc.constantFrom(pass, fail, warn)), {
    minLength: 1,
  })
  fc.assert(
    fc.property(findings, (drawn) => {
      const { score, counts } = scoreOf(drawn.map(([id, make]) => make(id)))
      expect(score === 100).toBe(counts.pass === drawn.length)
      expect(counts.fail === drawn.length ? score === 0 : true).toBe(true)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
    }),
  )
})
