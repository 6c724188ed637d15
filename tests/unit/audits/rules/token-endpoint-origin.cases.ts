import { tokenEndpointOrigin } from '../../../../audits/rules/token-endpoint-origin.ts'
import { ELSEWHERE } from '../../../../audits/scenes/endpoint.ts'
import type { RuleCases } from './case.ts'
import { answerOf, endpointOf, NO_ENDPOINT, TOKEN } from './token-cases.ts'

const allowed = (origin: string, credentials = 'true', token: string | null = TOKEN) =>
  endpointOf({
    fromElsewhere: answerOf({
      token,
      headers: { 'access-control-allow-origin': origin, 'access-control-allow-credentials': credentials },
    }),
  })

export const tokenEndpointOriginCases: RuleCases = {
  rule: tokenEndpointOrigin,
  cases: [
    { says: 'no headers are well', seen: endpointOf(), verdict: 'pass' },
    { says: 'the origin of the brand is well', seen: allowed('https://shop.example'), verdict: 'pass' },
    { says: 'the star is refused by browsers', seen: allowed('*'), verdict: 'pass' },
    { says: 'an echo without the cookies is well', seen: allowed(ELSEWHERE, 'false'), verdict: 'pass' },
    {
      says: 'an echo with the cookies is not',
      seen: allowed(ELSEWHERE),
      verdict: 'fail',
      problems: ['any-origin'],
      tells: 'The token endpoint allows a foreign origin to read its answer, with the cookies of the visitor.',
      shows: [
        'the answer to POST http://shop.example/api/iadvize-token with Origin: https://somebody-else.example: Access-Control-Allow-Origin: https://somebody-else.example, Access-Control-Allow-Credentials: true (expected: neither header, or an origin of your own)',
      ],
    },
    { says: 'an echo of a refusal is well', seen: allowed(ELSEWHERE, 'true', null), verdict: 'pass' },
    { says: 'the origin of a sandbox is not', seen: allowed('null'), verdict: 'fail', problems: ['any-origin'] },
    {
      says: 'nobody who answers',
      seen: endpointOf({ fromElsewhere: answerOf({ status: null }) }),
      verdict: 'could-not-tell',
    },
    NO_ENDPOINT,
  ],
}
