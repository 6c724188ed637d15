import type { Scene } from '../../../../audits/seen.ts'
import { sceneOf, type Case } from './case.ts'
import { answered, FAILS, failed, failureOf, reasonOf, requested, SECURED, settled, tagLoaded } from './events.ts'
import { FAILURE, REASON, VISIT } from '../../../../audits/scenes/steps.ts'

const ANONYMOUSLY = [
  { ...requested, activation: 2 },
  answered('ANONYMOUS', 2),
  settled({ activation: 2, optionType: 'ANONYMOUS' }),
]
/** The site was left in this step: it went on and on. */
const cut = (scene: Scene, step: string): Scene => ({
  ...scene,
  steps: scene.steps.map((made) => (made.name === step ? { ...made, isCut: true } : made)),
})

const onPage2 = <Event extends object>(event: Event) => ({ ...event, page: 'page-2' })

const seenOf = (failure = failureOf(), reason = reasonOf()) => ({
  visit: sceneOf([]),
  failure,
  reasons: { 'broken connection': reason },
})

export const cases: readonly Case[] = [
  { says: 'a site that stops after the failure', seen: seenOf(), verdict: 'pass' },
  {
    says: 'an anonymous activation right after the failure',
    seen: seenOf(failureOf({ signsIn: { journal: [...FAILS, ...ANONYMOUSLY] } })),
    verdict: 'fail',
    problems: ['at-once'],
    tells: 'After a secured activation failed, the site activated anonymously: within a minute (server error).',
    shows: [
      'What happened when the platform failed (server error): signs in while the platform refuses | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "a reason" | activation 2: the site called activate | <activation 2: asked the site for a token, and the site chose to continue anonymously>',
    ],
  },
  {
    says: 'a provider that answers a retry anonymously',
    seen: seenOf(
      failureOf({
        signsIn: {
          journal: [requested, answered(SECURED), answered('ANONYMOUS'), failed({ optionType: 'ANONYMOUS' })],
        },
      }),
    ),
    verdict: 'fail',
    problems: ['at-once'],
  },
  {
    says: 'an anonymous activation hours after the failure',
    seen: seenOf(failureOf({ waits: { journal: ANONYMOUSLY } })),
    verdict: 'fail',
    problems: ['within-a-day'],
  },
  {
    says: 'an anonymous activation on the next page by its other name, ANONYMOUS_AUTHENTICATION',
    seen: seenOf(failureOf({ opensNext: { journal: [tagLoaded(), answered('ANONYMOUS_AUTHENTICATION', 2)] } })),
    verdict: 'fail',
    problems: ['on-the-next-page'],
  },
  {
    says: 'an anonymous activation on the next page',
    seen: seenOf(failureOf({ opensNext: { journal: [tagLoaded(), ...ANONYMOUSLY] } })),
    verdict: 'fail',
    problems: ['on-the-next-page'],
    tells: 'After a secured activation failed, the site activated anonymously: on the next page (server error).',
    shows: [
      'What happened when the platform failed (server error): signs in while the platform refuses | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "a reason" | waits for a day | opens the next page | the tag was loaded by http://shop.example/account | activation 2: the site called activate | <activation 2: asked the site for a token, and the site chose to continue anonymously>',
    ],
  },
  {
    says: 'a next page that begins anonymously, as it does without a failure',
    seen: {
      ...seenOf(
        failureOf({
          opensNext: { journal: [answered('ANONYMOUS'), answered('ANONYMOUS'), answered(SECURED, 2)].map(onPage2) },
        }),
      ),
      visit: sceneOf([[VISIT.looksAround, { journal: [answered('ANONYMOUS'), answered(SECURED, 2)] }]]),
    },
    verdict: 'pass',
  },
  {
    says: 'a customer who signs in between two retries of the anonymous call with which the page began',
    seen: {
      ...seenOf(
        failureOf({
          opensNext: {
            journal: [answered('ANONYMOUS'), answered(SECURED, 2), answered('ANONYMOUS')].map(onPage2),
          },
        }),
      ),
      visit: sceneOf([[VISIT.looksAround, { journal: [answered('ANONYMOUS'), answered(SECURED, 2)] }]]),
    },
    verdict: 'pass',
  },
  {
    says: 'an anonymous activation after a second failure, on a site whose pages begin anonymously',
    seen: {
      ...seenOf(failureOf({ opensNext: { journal: [answered(SECURED), answered('ANONYMOUS', 2)].map(onPage2) } })),
      visit: sceneOf([[VISIT.looksAround, { journal: [answered('ANONYMOUS'), answered(SECURED, 2)] }]]),
    },
    verdict: 'fail',
    problems: ['on-the-next-page'],
  },
  {
    says: 'an anonymous activation after a failure for another reason',
    seen: seenOf(failureOf(), reasonOf({ journal: [...FAILS, ...ANONYMOUSLY] })),
    verdict: 'fail',
    problems: ['for-a-reason'],
  },
  {
    says: 'anonymous activations before the sign-in and after the sign-out',
    seen: seenOf(failureOf({ signsIn: { journal: [...ANONYMOUSLY, ...FAILS] }, signsOut: { journal: ANONYMOUSLY } })),
    verdict: 'pass',
  },
  {
    says: 'a site that never has a token',
    seen: seenOf(
      failureOf({
        signsIn: { journal: [requested, answered('ANONYMOUS'), failed({ optionType: 'ANONYMOUS' })] },
        opensNext: { journal: [answered('ANONYMOUS')] },
      }),
    ),
    verdict: 'could-not-tell',
  },
  {
    says: 'a visit that ends before the next page',
    seen: seenOf(sceneOf([[FAILURE.signsIn, { journal: FAILS }], [FAILURE.waits]])),
    verdict: 'could-not-tell',
  },
  {
    says: 'an anonymous activation after three more failures',
    seen: seenOf(failureOf({ signsIn: { journal: [...FAILS, ...FAILS, ...FAILS, ...FAILS, ...ANONYMOUSLY] } })),
    verdict: 'fail',
    problems: ['at-once'],
  },
  {
    says: 'a site that calls activate for longer than it is watched',
    seen: seenOf(cut(failureOf({ waits: { journal: [...FAILS, ...FAILS] } }), FAILURE.waits)),
    verdict: 'could-not-tell',
    misses: 'an end of the calls of activate',
    tells:
      'The site kept calling activate for longer than it was watched (server error), so what it did afterwards was not seen.',
  },
  {
    says: 'a site that calls activate for longer than it is watched for one of the other reasons',
    seen: seenOf(failureOf(), cut(reasonOf(), REASON.opens)),
    verdict: 'could-not-tell',
    misses: 'an end of the calls of activate',
  },
  {
    says: 'an anonymous activation by a site that calls activate for longer than it is watched',
    seen: seenOf(cut(failureOf({ waits: { journal: ANONYMOUSLY } }), FAILURE.waits)),
    verdict: 'fail',
    problems: ['within-a-day'],
  },
  {
    says: 'a reason for which the activation did not fail',
    seen: seenOf(failureOf(), reasonOf({ journal: [requested, settled()] })),
    verdict: 'could-not-tell',
  },
]
