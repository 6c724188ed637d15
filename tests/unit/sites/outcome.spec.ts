import type { Finding } from '../../../audits/finding.ts'
import { expect, test } from '../../plain-test.ts'
import { outcomeOf, RIGHT } from '../../sites/outcome.ts'
import type { Mistake } from '../../sites/mistakes.ts'

const common = { summary: 'A sentence.', evidence: [], durationMs: 1 }

const MISTAKE: Mistake = {
  what: 'A mistake.',
  breaks: ['failure-noticed'],
  mayBreak: ['failure-every-reason'],
}

const caught: Finding = { ...common, audit: 'failure-noticed', verdict: 'fail', problems: ['status-not-read'] }
const dragged: Finding = { ...common, audit: 'failure-every-reason', verdict: 'warn', problems: ['unnoticed'] }
const other: Finding = { ...common, audit: 'token-size', verdict: 'warn', problems: ['too-long', 'by-far'] }
const kept: Finding = { ...common, audit: 'token-expiry', verdict: 'pass' }
const untold: Finding = { ...common, audit: 'session-refresh', verdict: 'could-not-tell', missing: 'a refresh' }

test('a good site whose rules are all kept or do not apply is judged rightly', () => {
  expect(outcomeOf([kept, { ...kept, audit: 'token-ext-id', verdict: 'not-applicable' }], null)).toEqual(RIGHT)
})

test('a warning on a good site is a false alarm', () => {
  expect(outcomeOf([kept, other], null).blamed).toEqual(['token-size: warn too-long, by-far (A sentence.)'])
})

test('a rule that could not be judged is counted on a good site', () => {
  expect(outcomeOf([untold], null).untold).toEqual(['session-refresh: A sentence.'])
})

test('a rule that could not be judged is not counted where a mistake may hide what it looks at', () => {
  expect(outcomeOf([caught, untold], MISTAKE)).toEqual(RIGHT)
})

test('a mistake that its rule catches is judged rightly, with a consequence and without one', () => {
  expect(outcomeOf([caught, kept], MISTAKE)).toEqual(RIGHT)
  expect(outcomeOf([caught, dragged], MISTAKE)).toEqual(RIGHT)
})

test('a mistake whose rule passes is missed, even where a consequence is found', () => {
  const passed: Finding = { ...common, audit: 'failure-noticed', verdict: 'pass' }
  expect(outcomeOf([passed, dragged], MISTAKE).missed).toEqual(['failure-noticed'])
})

test('a mistake whose rule could not be judged is missed', () => {
  expect(outcomeOf([{ ...untold, audit: 'failure-noticed' }], MISTAKE).missed).toEqual(['failure-noticed'])
})

test('a rule that a mistake does not break is a false alarm beside the one that catches it', () => {
  expect(outcomeOf([caught, other], MISTAKE)).toEqual({
    ...RIGHT,
    blamed: ['token-size: warn too-long, by-far (A sentence.)'],
  })
})
