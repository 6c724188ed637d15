import type { EndpointAnswer } from '../../../../audits/seen.ts'
import type { Case } from './case.ts'
import { aloneOf, answerOf, endpointOf, NO_ENDPOINT, TOKEN } from './token-cases.ts'
import { ELSEWHERE } from '../../../../audits/scenes/steps.ts'

const allowed = (origin: string, credentials = 'true', token: string | null = TOKEN) =>
  endpointOf({
    fromElsewhere: answerOf({
      token,
      headers: { 'access-control-allow-origin': origin, 'access-control-allow-credentials': credentials },
    }),
  })

const LOOKALIKE = 'http://shop.example.somebody-else.example'

const allowing = (origin: string, token: string | null = TOKEN) =>
  answerOf({
    token,
    headers: { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' },
  })

/** Without a page, the endpoint is asked for a second origin, and browsers may ask first. */
const lookalike = (answer: EndpointAnswer, preflight: EndpointAnswer | null = null) =>
  endpointOf({ alone: aloneOf({ fromOthers: [{ ...answer, origin: LOOKALIKE, preflight }] }) })

export const cases: readonly Case[] = [
  { says: 'an answer without CORS headers', seen: endpointOf(), verdict: 'pass' },
  { says: 'an answer that allows the origin of the brand', seen: allowed('https://shop.example'), verdict: 'pass' },
  { says: 'an answer that allows *, which browsers refuse with cookies', seen: allowed('*'), verdict: 'pass' },
  {
    says: 'an answer that allows a foreign origin without cookies',
    seen: allowed(ELSEWHERE, 'false'),
    verdict: 'pass',
  },
  {
    says: 'an answer that allows a foreign origin with cookies',
    seen: allowed(ELSEWHERE),
    verdict: 'fail',
    problems: ['any-origin'],
    tells: 'The token endpoint allows a foreign origin to read its answer, with the cookies of the visitor.',
    shows: [
      'the answer to POST http://shop.example/api/iadvize-token with Origin: https://somebody-else.example: Access-Control-Allow-Origin: https://somebody-else.example, Access-Control-Allow-Credentials: true (expected: neither header, or an origin of your own)',
    ],
  },
  {
    says: 'a refusal that allows a foreign origin with cookies',
    seen: allowed(ELSEWHERE, 'true', null),
    verdict: 'pass',
  },
  {
    says: 'an answer that allows the origin of a sandboxed frame with cookies',
    seen: allowed('null'),
    verdict: 'fail',
    problems: ['any-origin'],
  },
  {
    says: 'an endpoint that does not answer a foreign origin',
    seen: endpointOf({ fromElsewhere: answerOf({ status: null }) }),
    verdict: 'could-not-tell',
  },
  {
    says: 'an answer that allows an origin whose name begins like that of the brand',
    seen: lookalike(allowing(LOOKALIKE)),
    verdict: 'fail',
    problems: ['any-origin'],
    shows: [
      'the answer to POST http://shop.example/api/iadvize-token with Origin: http://shop.example.somebody-else.example: Access-Control-Allow-Origin: http://shop.example.somebody-else.example, Access-Control-Allow-Credentials: true (expected: neither header, or an origin of your own)',
    ],
  },
  { says: 'a refusal for such an origin', seen: lookalike(answerOf()), verdict: 'pass' },
  {
    says: 'an answer that allows such an origin without a token',
    seen: lookalike(allowing(LOOKALIKE, null)),
    verdict: 'pass',
  },
  {
    says: 'an answer for such an origin, after a preflight that allows it',
    seen: lookalike(allowing(LOOKALIKE), allowing(LOOKALIKE, null)),
    verdict: 'fail',
    problems: ['any-origin'],
  },
  {
    says: 'an answer for such an origin, after a preflight that does not allow it',
    seen: lookalike(allowing(LOOKALIKE), answerOf()),
    verdict: 'pass',
  },
  {
    says: 'no answer for such an origin',
    seen: lookalike(answerOf({ status: null })),
    verdict: 'could-not-tell',
    misses: 'an answer from the token endpoint',
  },
  {
    says: 'an answer for a foreign origin, after a preflight that does not allow it',
    seen: endpointOf({ fromElsewhere: allowing(ELSEWHERE), alone: aloneOf({ preflight: answerOf() }) }),
    verdict: 'pass',
  },
  NO_ENDPOINT,
]
