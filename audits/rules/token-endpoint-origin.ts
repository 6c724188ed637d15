import { endpointRule } from './questions/token-endpoint.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn } from '../rule.ts'
import { ELSEWHERE } from '../scenes/endpoint.ts'

/** The origin of a page in a sandbox, which anybody can make, has the name "null". */
const ANYBODY: readonly (string | undefined)[] = [ELSEWHERE, 'null']

export const tokenEndpointOrigin = endpointRule('token-endpoint-origin', ({ fromElsewhere, method, url }) => {
  const { status, headers, token } = fromElsewhere
  if (status === null) {
    const summary = 'Asked in the name of a foreign origin, the token endpoint did not answer.'
    return couldNotTell('an answer of the token endpoint', summary)
  }
  const allowed = headers['access-control-allow-origin']
  const credentials = headers['access-control-allow-credentials']
  // Browsers refuse the star together with cookies; and a refusal is nothing to be kept from anybody.
  const isOpen = token !== null && ANYBODY.includes(allowed) && credentials === 'true'
  const sentence = 'The token endpoint allows a foreign origin to read its answer, with the cookies of the visitor.'
  const evidence = [
    value(
      `the answer to ${method} ${url} with Origin: ${ELSEWHERE}`,
      `Access-Control-Allow-Origin: ${allowed}, Access-Control-Allow-Credentials: ${credentials}`,
      'neither header, or an origin of your own',
    ),
  ]
  return verdictOn(
    isOpen ? [{ word: 'any-origin', sentence, evidence }] : [],
    'A foreign origin was not allowed to read the answer of the token endpoint.',
  )
})
