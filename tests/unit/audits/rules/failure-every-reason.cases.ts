import type { Scene } from '../../../../audits/seen.ts'
import { sceneOf, type Case, type StepEvent, type StepSights } from './case.ts'
import { answered, FAILS, LOOK, reasonOf, requested, settled } from './events.ts'
import { REASON, VISIT } from '../../../../audits/scenes/steps.ts'

const READ = [{ id: 'document', status: 'authentication-failure', optionType: 'SECURED_AUTHENTICATION' }]
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

export const cases: readonly Case[] = [
  {
    says: 'a site that does the same for every reason',
    seen: seenOf({}, {}),
    verdict: 'pass',
    tells: 'The site did the same for each reason: server error, broken connection.',
  },
  {
    says: 'a site that goes on anonymously for one reason',
    seen: seenOf(ANONYMOUS, {}),
    verdict: 'fail',
    problems: ['anonymous-for-some'],
    tells: 'The site activates anonymously when the reason is "a reason", but not when it is "another reason".',
    shows: [
      'Reason: "a reason"',
      'What happened when the platform failed (server error): opens a page while the activation fails | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "a reason" | <activation 2: asked the site for a token, and the site chose to continue anonymously>',
    ],
  },
  {
    says: 'a site that calls activate again for one reason',
    seen: seenOf({}, AGAIN),
    verdict: 'warn',
    problems: ['again-for-some'],
    tells: 'The site tries again when the reason is "another reason", but not when it is "a reason".',
    shows: [
      'Reason: "another reason"',
      'What happened when the platform failed (broken connection): opens a page while the activation fails | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "another reason" | <activation 2: the site called activate>',
    ],
  },
  {
    says: 'a site that throws an error for one reason',
    seen: seenOf({}, { errors: [ERROR] }),
    verdict: 'warn',
    problems: ['error-for-some'],
    tells: 'The site throws an uncaught error when the reason is "another reason", but not when it is "a reason".',
  },
  {
    says: 'an error that the page throws without a failure as well',
    seen: seenOf({}, { errors: [ERROR] }, { errors: [ERROR] }),
    verdict: 'pass',
  },
  {
    says: 'a page that is emptied for one reason',
    seen: seenOf({ looks: [{ ...LOOK, textLength: 0 }] }, {}),
    verdict: 'fail',
    problems: ['harm-for-some'],
    tells: 'The site leaves the page unusable when the reason is "a reason", but not when it is "another reason".',
  },
  {
    says: 'a site that does not read the result for one reason',
    seen: seenOf({ results: [] }, {}),
    verdict: 'warn',
    problems: ['unnoticed-for-some'],
    tells: 'The site does not notice the failure when the reason is "a reason", but not when it is "another reason".',
  },
  { says: 'a site that calls activate again for every reason', seen: seenOf(AGAIN, AGAIN), verdict: 'pass' },
  {
    says: 'a reason for which the activation did not fail',
    seen: seenOf({}, { journal: [requested, settled()] }),
    verdict: 'could-not-tell',
    tells: 'The audit made activations fail ("broken connection"), but no activation with a token did.',
  },
  {
    says: 'a scene without the step in which the activation fails',
    seen: { visit: sceneOf([]), reasons: { 'server error': sceneOf([['signs in', GOOD]]) } },
    verdict: 'could-not-tell',
  },
  {
    says: 'an anonymous activation in a later step',
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
]
