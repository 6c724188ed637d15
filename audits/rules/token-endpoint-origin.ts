import { endpointRule } from './questions/token-endpoint.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import type { EndpointAnswer, OriginAnswer } from '../seen.ts'
import { ELSEWHERE } from '../scenes/steps.ts'

/** A sandboxed page has the origin "null", and anybody can make one. */
const ANYBODY: readonly (string | undefined)[] = [ELSEWHERE, 'null']

export const audit: Audit = {
  title: "Pages of other origins cannot read the visitor's token",
  rule: 'The token endpoint allows no foreign origin to read its answer with the cookies of the visitor.',
  why: 'Any page that a customer opens could fetch their token and chat in their name.',
  source: { basis: 'practice', says: "The vendor's pages are silent. The token is the identity of the customer." },
  fix: {
    text: 'Serve it from your own origin without CORS headers; otherwise, list your origins one by one.',
    code: {
      language: 'js',
      text: `const isOurs = OUR_ORIGINS.has(request.headers.origin)
if (isOurs) response.set('Access-Control-Allow-Origin', request.headers.origin)
// never an echo of any origin, never * for an answer to cookies`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 18,
  ...endpointRule(({ fromElsewhere, alone, method, url }) => {
    const elsewhere = { ...fromElsewhere, origin: ELSEWHERE, preflight: alone?.preflight ?? null }
    const asked = [elsewhere, ...(alone?.fromOthers ?? [])]
    const open = asked.filter(isOpen)
    if (open.length === 0 && asked.some(({ status }) => status === null)) {
      const summary = 'Asked in the name of a foreign origin, the token endpoint did not answer.'
      return couldNotTell('an answer from the token endpoint', summary)
    }
    const sentence = 'The token endpoint allows a foreign origin to read its answer, with the cookies of the visitor.'
    const problems = open.map(({ origin, headers }) => ({
      word: 'any-origin',
      sentence,
      evidence: [
        value(
          `the answer to ${method} ${url} with Origin: ${origin}`,
          `Access-Control-Allow-Origin: ${headers[ALLOWED]}, Access-Control-Allow-Credentials: ${headers[CREDENTIALS]}`,
          'neither header, or an origin of your own',
        ),
      ],
    }))
    return verdictOn(problems, 'A foreign origin was not allowed to read the answer of the token endpoint.')
  }),
}

const ALLOWED = 'access-control-allow-origin'
const CREDENTIALS = 'access-control-allow-credentials'

/** A refusal contains nothing that must be protected. If the browser asks first and is refused, it does not send the request. */
const isOpen = ({ token, headers, origin, preflight }: OriginAnswer): boolean =>
  token !== null && isAllowed(headers, origin) && (preflight === null || isAllowed(preflight.headers, origin))

/** Browsers refuse `*` together with cookies. */
const isAllowed = (headers: EndpointAnswer['headers'], origin: string): boolean =>
  [origin, ...ANYBODY].includes(headers[ALLOWED]) && headers[CREDENTIALS] === 'true'
