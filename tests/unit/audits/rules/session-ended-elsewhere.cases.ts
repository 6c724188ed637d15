import { sessionEndedElsewhere } from '../../../../audits/rules/session-ended-elsewhere.ts'
import { SESSION_ENDED } from '../../../../audits/scenes/session-ended.ts'
import type { EndpointSeen } from '../../../../audits/seen.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { accepted, answered, cleared, settled } from './events.ts'

const ANSWER = { status: 200, headers: {}, token: null }
const endpoint = (hasAuthorization: boolean): EndpointSeen => ({
  url: 'http://shop.example/token',
  method: 'POST',
  asked: {
    step: 'signs in',
    url: 'http://shop.example/token',
    method: 'POST',
    kind: 'fetch',
    from: 'http://shop.example/account',
    sentHeaders: {},
    sent: null,
    status: 200,
    answerHeaders: {},
    answer: '',
    isVendor: false,
  },
  again: ANSWER,
  withoutSession: ANSWER,
  fromElsewhere: ANSWER,
  afterSignOut: null,
  hasAuthorization,
})

const seenOf = (
  ends: StepSights = { journal: [cleared] },
  opens: StepSights = { journal: [accepted(), settled()] },
  hasAuthorization: boolean | null = false,
) => ({
  visit: sceneOf([['signs in', { errors: [{ message: 'always there', url: '' }] }]], {
    endpoint: hasAuthorization === null ? null : endpoint(hasAuthorization),
  }),
  sessionEnded: sceneOf([
    [SESSION_ENDED.opens, opens],
    [SESSION_ENDED.ends, ends],
  ]),
})

export const sessionEndedElsewhereCases: RuleCases = {
  rule: sessionEndedElsewhere,
  cases: [
    { says: 'a site that ends the identity is well', seen: seenOf(), verdict: 'pass' },
    {
      says: 'one that mints a token is not',
      seen: seenOf({ journal: [accepted()] }),
      verdict: 'fail',
      problems: ['token-minted'],
    },
    {
      says: 'nor when nothing is known of its endpoint',
      seen: seenOf({ journal: [accepted()] }, undefined, null),
      verdict: 'fail',
      problems: ['token-minted'],
    },
    {
      says: 'a token that the platform refuses is none',
      seen: seenOf({ journal: [accepted(null, { code: 'TOKEN_EXPIRED' }), cleared] }),
      verdict: 'pass',
    },
    {
      says: 'nor is one that never came to an answer',
      seen: seenOf({ journal: [accepted(null, { answer: 'drop-connection' }), cleared] }),
      verdict: 'pass',
    },
    {
      says: 'an authorization of its own is not ended by losing the cookies',
      seen: seenOf({ journal: [accepted()] }, undefined, true),
      verdict: 'could-not-tell',
    },
    {
      says: 'but where it does not mint, it is well',
      seen: seenOf({ journal: [cleared] }, undefined, true),
      verdict: 'pass',
    },
    {
      says: 'one that goes on anonymously is not well',
      seen: seenOf({ journal: [answered('ANONYMOUS'), accepted('user-0', { optionType: 'ANONYMOUS' })] }),
      verdict: 'fail',
      problems: ['anonymous'],
    },
    {
      says: 'one that throws is not',
      seen: seenOf({ journal: [cleared], errors: [{ message: 'expired', url: '' }] }),
      verdict: 'fail',
      problems: ['uncaught-error'],
    },
    {
      says: 'what it throws anyway has another reason, and so has what came before',
      seen: seenOf(
        { journal: [cleared], errors: [{ message: 'always there', url: '' }] },
        { journal: [settled()], errors: [{ message: 'earlier', url: '' }] },
      ),
      verdict: 'pass',
    },
    { says: 'an identity that nobody touched cannot be told', seen: seenOf({}), verdict: 'could-not-tell' },
    {
      says: 'nobody who was secured cannot be told',
      seen: seenOf(undefined, { journal: [settled({ optionType: 'ANONYMOUS' })] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'nor whose activation failed',
      seen: seenOf(undefined, { journal: [settled({ code: 'SERVER_ERROR' })] }),
      verdict: 'could-not-tell',
    },
  ],
}
