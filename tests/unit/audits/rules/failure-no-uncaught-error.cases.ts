import { sceneOf, type Case, type StepSights } from './case.ts'
import { FAILS, failureOf, reasonOf, requested, settled, threw } from './events.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

const ERROR = { message: 'No chat', url: 'http://shop.example/account' }
const seenOf = (failure = failureOf(), reason = reasonOf(), visit: StepSights = {}) => ({
  visit: sceneOf([[VISIT.signsIn, visit]]),
  failure,
  reasons: { 'broken connection': reason },
})

export const cases: readonly Case[] = [
  { says: 'a site that throws nothing', seen: seenOf(), verdict: 'pass' },
  {
    says: 'an uncaught error after the failure',
    seen: seenOf(failureOf({ waits: { errors: [ERROR] } })),
    verdict: 'warn',
    problems: ['uncaught-error'],
  },
  {
    says: 'an uncaught error after a failure for another reason',
    seen: seenOf(failureOf(), reasonOf({ errors: [ERROR] })),
    verdict: 'warn',
    problems: ['uncaught-error'],
  },
  {
    says: 'an error thrown by a function that waited for the tag',
    seen: seenOf(failureOf({ waits: { journal: [threw('No chat')] } })),
    verdict: 'warn',
    problems: ['uncaught-error'],
  },
  {
    says: 'an uncaught error that happens without a failure as well',
    seen: seenOf(failureOf({ waits: { errors: [ERROR] } }), reasonOf(), { errors: [ERROR] }),
    verdict: 'pass',
  },
  {
    says: 'an error thrown by a waiting function that happens without a failure as well',
    seen: seenOf(failureOf({ waits: { journal: [threw('No chat')] } }), reasonOf(), { journal: [threw('No chat')] }),
    verdict: 'pass',
  },
  {
    says: 'a reason for which the activation did not fail',
    seen: seenOf(failureOf(), reasonOf({ journal: [requested, settled()] })),
    verdict: 'could-not-tell',
  },
  {
    says: 'an uncaught error before the activation could fail',
    seen: seenOf(failureOf(), reasonOf({ journal: FAILS.slice(0, 1), errors: [ERROR] })),
    verdict: 'warn',
    problems: ['uncaught-error'],
  },
]
