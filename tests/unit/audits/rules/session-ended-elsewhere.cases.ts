import type { EndpointSeen } from '../../../../audits/seen.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { accepted, answered, cleared, settled } from './events.ts'
import { SESSION_ENDED } from '../../../../audits/scenes/steps.ts'

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

export const cases: readonly Case[] = [
  { says: 'a site that ends the identity', seen: seenOf(), verdict: 'pass' },
  {
    says: 'a site that mints a token',
    seen: seenOf({ journal: [accepted()] }),
    verdict: 'fail',
    problems: ['token-minted'],
  },
  {
    says: 'a site that mints a token, and whose endpoint is not known',
    seen: seenOf({ journal: [accepted()] }, undefined, null),
    verdict: 'fail',
    problems: ['token-minted'],
  },
  {
    says: 'a token that the platform refuses',
    seen: seenOf({ journal: [accepted(null, { code: 'TOKEN_EXPIRED' }), cleared] }),
    verdict: 'pass',
  },
  {
    says: 'a token for which the connection was dropped',
    seen: seenOf({ journal: [accepted(null, { answer: 'drop-connection' }), cleared] }),
    verdict: 'pass',
  },
  {
    says: 'a token for an authorization header, which outlives the cookies',
    seen: seenOf({ journal: [accepted()] }, undefined, true),
    verdict: 'could-not-tell',
  },
  {
    says: 'a site with an authorization header that ends the identity',
    seen: seenOf({ journal: [cleared] }, undefined, true),
    verdict: 'pass',
  },
  {
    says: 'a site that goes on anonymously',
    seen: seenOf({ journal: [answered('ANONYMOUS'), accepted('user-0', { optionType: 'ANONYMOUS' })] }),
    verdict: 'fail',
    problems: ['anonymous'],
  },
  {
    says: 'a site that throws an uncaught error',
    seen: seenOf({ journal: [cleared], errors: [{ message: 'expired', url: '' }] }),
    verdict: 'warn',
    problems: ['uncaught-error'],
  },
  {
    says: 'an error that is always there, and one from before the session ended',
    seen: seenOf(
      { journal: [cleared], errors: [{ message: 'always there', url: '' }] },
      { journal: [settled()], errors: [{ message: 'earlier', url: '' }] },
    ),
    verdict: 'pass',
  },
  { says: 'a page that does nothing when the session ends', seen: seenOf({}), verdict: 'could-not-tell' },
  {
    says: 'a visitor who was only activated anonymously',
    seen: seenOf(undefined, { journal: [settled({ optionType: 'ANONYMOUS' })] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'a visitor whose activation failed',
    seen: seenOf(undefined, { journal: [settled({ code: 'SERVER_ERROR' })] }),
    verdict: 'could-not-tell',
  },
]
