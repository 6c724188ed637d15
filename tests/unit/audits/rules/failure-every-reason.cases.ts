import { failureEveryReason } from '../../../../audits/rules/failure-every-reason.ts'
import { REASON } from '../../../../audits/scenes/failure.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { Scene } from '../../../../audits/seen.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { answered, FAILS, LOOK, reasonOf, requested, settled } from './events.ts'

const READ = [{ id: 'document', status: 'authentication-failure' }]
const GOOD = { journal: FAILS, results: READ, looks: [LOOK] }
const ERROR = { message: 'No chat', url: LOOK.url }
const seenOf = (first: StepSights, second: StepSights, visit: StepSights = {}) => ({
  visit: sceneOf([[VISIT.signsIn, { looks: [LOOK], ...visit }]]),
  reasons: {
    'server error': reasonOf({ ...GOOD, ...first }),
    'broken connection': reasonOf({ ...GOOD, ...second }),
  } as Readonly<Record<string, Scene>>,
})
const AGAIN = { journal: [...FAILS, requested] }
const ANONYMOUS = { journal: [...FAILS, answered('ANONYMOUS')] }

export const failureEveryReasonCases: RuleCases = {
  rule: failureEveryReason,
  cases: [
    { says: 'a site that stops for every reason is well', seen: seenOf({}, {}), verdict: 'pass' },
    {
      says: 'one that goes anonymous for one reason is not',
      seen: seenOf(ANONYMOUS, {}),
      verdict: 'fail',
      problems: ['anonymous-for-some'],
    },
    {
      says: 'nor one that tries again for one',
      seen: seenOf({}, AGAIN),
      verdict: 'fail',
      problems: ['again-for-some'],
    },
    {
      says: 'nor one that throws for one',
      seen: seenOf({}, { errors: [ERROR] }),
      verdict: 'fail',
      problems: ['error-for-some'],
    },
    {
      says: 'an error that is always there is none',
      seen: seenOf({}, { errors: [ERROR] }, { errors: [ERROR] }),
      verdict: 'pass',
    },
    {
      says: 'nor one whose page is blank for one',
      seen: seenOf({ looks: [{ ...LOOK, textLength: 0 }] }, {}),
      verdict: 'fail',
      problems: ['harm-for-some'],
    },
    {
      says: 'nor one that does not notice one',
      seen: seenOf({ results: [] }, {}),
      verdict: 'fail',
      problems: ['unnoticed-for-some'],
    },
    { says: 'what is bad for all of them is the matter of others', seen: seenOf(AGAIN, AGAIN), verdict: 'pass' },
    {
      says: 'without a failure nothing can be told',
      seen: seenOf({}, { journal: [requested, settled()] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'nor without the step',
      seen: { visit: sceneOf([]), reasons: { 'server error': sceneOf([['signs in', GOOD]]) } },
      verdict: 'could-not-tell',
    },
    {
      says: 'an anonymous stranger elsewhere is another matter',
      seen: {
        visit: sceneOf([]),
        reasons: {
          'server error': sceneOf([
            [REASON.opens, GOOD],
            ['later', ANONYMOUS],
          ]),
          'broken connection': reasonOf(GOOD),
        },
      },
      verdict: 'pass',
    },
  ],
}
