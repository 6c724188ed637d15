import { failureEveryReason } from '../../../../audits/rules/failure-every-reason.ts'
import { REASON } from '../../../../audits/scenes/failure.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { Scene } from '../../../../audits/seen.ts'
import { sceneOf, type RuleCases, type StepEvent, type StepSights } from './case.ts'
import { answered, FAILS, LOOK, reasonOf, requested, settled } from './events.ts'

const READ = [{ id: 'document', status: 'authentication-failure' }]
const GOOD = { journal: FAILS, results: READ, looks: [LOOK] }
const ERROR = { message: 'No chat', url: LOOK.url }
const seenOf = (first: StepSights, second: StepSights, visit: StepSights = {}) => ({
  visit: sceneOf([[VISIT.signsIn, { looks: [LOOK], ...visit }]]),
  reasons: {
    'server error': reasonOf({ ...GOOD, ...first }),
    'broken connection': reasonOf({ ...GOOD, ...second, journal: (second.journal ?? FAILS).map(toldOtherwise) }),
  } as Readonly<Record<string, Scene>>,
})
const toldOtherwise = (event: StepEvent): StepEvent =>
  event.type === 'activation-settled' && event.code !== null ? { ...event, reason: 'another reason' } : event
const AGAIN = { journal: [...FAILS, { ...requested, activation: 2 }] }
const ANONYMOUS = { journal: [...FAILS, answered('ANONYMOUS', 2)] }

export const failureEveryReasonCases: RuleCases = {
  rule: failureEveryReason,
  cases: [
    {
      says: 'a site that stops for every reason is well',
      seen: seenOf({}, {}),
      verdict: 'pass',
      tells: 'The site did the same for each reason: server error, broken connection.',
    },
    {
      says: 'one that goes anonymous for one reason is not',
      seen: seenOf(ANONYMOUS, {}),
      verdict: 'fail',
      problems: ['anonymous-for-some'],
      tells: 'The site activates anonymously when the reason is "a reason", and not when it is "another reason".',
      shows: [
        'Reason: "a reason"',
        'What happened when the platform failed (server error): opens a page while the activation fails | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "a reason" | <activation 2: asked the site for a token, which chose to go on anonymously>',
      ],
    },
    {
      says: 'nor one that tries again for one',
      seen: seenOf({}, AGAIN),
      verdict: 'fail',
      problems: ['again-for-some'],
      tells: 'The site tries again when the reason is "another reason", and not when it is "a reason".',
      shows: [
        'Reason: "another reason"',
        'What happened when the platform failed (broken connection): opens a page while the activation fails | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "another reason" | <activation 2: the site called activate>',
      ],
    },
    {
      says: 'nor one that throws for one',
      seen: seenOf({}, { errors: [ERROR] }),
      verdict: 'fail',
      problems: ['error-for-some'],
      tells:
        'The site throws an error into the page when the reason is "another reason", and not when it is "a reason".',
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
      tells: 'The site makes the page useless when the reason is "a reason", and not when it is "another reason".',
    },
    {
      says: 'nor one that does not notice one',
      seen: seenOf({ results: [] }, {}),
      verdict: 'fail',
      problems: ['unnoticed-for-some'],
      tells: 'The site does not notice the failure when the reason is "a reason", and not when it is "another reason".',
    },
    { says: 'what is bad for all of them is the matter of others', seen: seenOf(AGAIN, AGAIN), verdict: 'pass' },
    {
      says: 'without a failure nothing can be told',
      seen: seenOf({}, { journal: [requested, settled()] }),
      verdict: 'could-not-tell',
      tells: 'No activation with a token failed where it was to fail with: broken connection.',
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
