import { failureNoAnonymous } from '../../../../audits/rules/failure-no-anonymous.ts'
import { FAILURE } from '../../../../audits/scenes/failure.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { answered, FAILS, failed, failureOf, reasonOf, requested, SECURED, settled, tagLoaded } from './events.ts'

const ANONYMOUSLY = [
  { ...requested, activation: 2 },
  answered('ANONYMOUS', 2),
  settled({ activation: 2, optionType: 'ANONYMOUS' }),
]
const seenOf = (failure = failureOf(), reason = reasonOf()) => ({
  visit: sceneOf([]),
  failure,
  reasons: { 'broken connection': reason },
})

export const failureNoAnonymousCases: RuleCases = {
  rule: failureNoAnonymous,
  cases: [
    { says: 'a site that stops is well', seen: seenOf(), verdict: 'pass' },
    {
      says: 'an anonymous chat at once is not',
      seen: seenOf(failureOf({ signsIn: { journal: [...FAILS, ...ANONYMOUSLY] } })),
      verdict: 'fail',
      problems: ['at-once'],
      tells: 'A secured activation failed, and the site chose an anonymous one: within a minute (server error).',
      shows: [
        'What happened when the platform failed (server error): signs in while the platform refuses | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "a reason" | activation 2: the site called activate | <activation 2: asked the site for a token, which chose to go on anonymously>',
      ],
    },
    {
      says: 'a provider that falls back at a retry is not either',
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
      says: 'nor is it hours later',
      seen: seenOf(failureOf({ waits: { journal: ANONYMOUSLY } })),
      verdict: 'fail',
      problems: ['within-a-day'],
    },
    {
      says: 'nor by its other name',
      seen: seenOf(failureOf({ opensNext: { journal: [tagLoaded(), answered('ANONYMOUS_AUTHENTICATION', 2)] } })),
      verdict: 'fail',
      problems: ['on-the-next-page'],
    },
    {
      says: 'nor on the next page',
      seen: seenOf(failureOf({ opensNext: { journal: [tagLoaded(), ...ANONYMOUSLY] } })),
      verdict: 'fail',
      problems: ['on-the-next-page'],
      tells: 'A secured activation failed, and the site chose an anonymous one: on the next page (server error).',
      shows: [
        'What happened when the platform failed (server error): signs in while the platform refuses | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "a reason" | waits for a day | opens the next page | the tag was loaded by http://shop.example/account | activation 2: the site called activate | <activation 2: asked the site for a token, which chose to go on anonymously>',
      ],
    },
    {
      says: 'nor for another reason',
      seen: seenOf(failureOf(), reasonOf({ journal: [...FAILS, ...ANONYMOUSLY] })),
      verdict: 'fail',
      problems: ['for-a-reason'],
    },
    {
      says: 'a stranger before signing in and after signing out is another matter',
      seen: seenOf(failureOf({ signsIn: { journal: [...ANONYMOUSLY, ...FAILS] }, signsOut: { journal: ANONYMOUSLY } })),
      verdict: 'pass',
    },
    {
      says: 'a site that never has a token cannot be told',
      seen: seenOf(
        failureOf({
          signsIn: { journal: [requested, answered('ANONYMOUS'), failed({ optionType: 'ANONYMOUS' })] },
          opensNext: { journal: [answered('ANONYMOUS')] },
        }),
      ),
      verdict: 'could-not-tell',
    },
    {
      says: 'a visit that ends before the next page cannot be told',
      seen: seenOf(sceneOf([[FAILURE.signsIn, { journal: FAILS }], [FAILURE.waits]])),
      verdict: 'could-not-tell',
    },
    {
      says: 'nor a reason for which nothing failed',
      seen: seenOf(failureOf(), reasonOf({ journal: [requested, settled()] })),
      verdict: 'could-not-tell',
    },
  ],
}
