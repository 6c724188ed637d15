import type { Case } from './case.ts'
import { answerOf, endpointOf, NO_ENDPOINT, TOKEN } from './token-cases.ts'
import { ELSEWHERE } from '../../../../audits/scenes/steps.ts'

const allowed = (origin: string, credentials = 'true', token: string | null = TOKEN) =>
  endpointOf({
    fromElsewhere: answerOf({
      token,
      headers: { 'access-control-allow-origin': origin, 'access-control-allow-credentials': credentials },
    }),
  })

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
  NO_ENDPOINT,
]
