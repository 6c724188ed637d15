import { expect, test } from '../../plain-test.ts'
import * as fc from 'fast-check'
import { AUDIT_IDS, auditOf } from '../../../audits/catalogue.ts'
import { scoreOf, scoresByGroup } from '../../../audits/score.ts'
import { fail, notApplicable, pass, untold, warn } from './sample-report.ts'

test('a rule counts by its weight: what passes whole, what warns half, what fails nothing', () => {
  // Weights 3, 1 and 2.
  expect(
    ['loading-snippet', 'loading-early', 'loading-once'].map((id) => auditOf(id as 'loading-once').weight),
  ).toEqual([3, 1, 2])
  expect(scoreOf([pass('loading-snippet'), fail('loading-early')]).score).toBe(75)
  expect(scoreOf([warn('loading-snippet'), pass('loading-early')]).score).toBe(62)
  expect(scoreOf([fail('loading-snippet'), pass('loading-early'), warn('loading-once')]).score).toBe(33)
})

test('what could not be told and what does not apply is counted and not scored', () => {
  const { score, counts } = scoreOf([pass('loading-once'), untold('loading-snippet'), notApplicable('loading-csp')])
  expect(score).toBe(100)
  expect(counts).toEqual({ fail: 0, warn: 0, 'could-not-tell': 1, pass: 1, 'not-applicable': 1 })
})

test('without anything judged there is no score, rather than a good or a bad one', () => {
  expect(scoreOf([]).score).toBeNull()
  expect(scoreOf([untold('loading-once'), notApplicable('loading-csp')]).score).toBeNull()
})

test('a group is scored by its own audits', () => {
  const { loading, logout, token } = scoresByGroup([fail('loading-once'), pass('logout-called')])
  expect([loading.score, logout.score, token.score]).toEqual([0, 100, null])
})

test('only a site without a fault has 100, and only one without a merit has 0', () => {
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
