/** Rules about the endpoint that returns the token. */

import { couldNotTell, type Judgement, type Audit } from '../../rule.ts'
import type { EndpointSeen, Seen } from '../../seen.ts'
import { VISIT } from '../../scenes/steps.ts'

export const endpointRule = (
  judge: (endpoint: EndpointSeen, seen: Seen) => Judgement,
): Pick<Audit, 'needs' | 'judge'> => ({
  needs: { visit: [VISIT.looksAround] },
  judge: (seen) => {
    const { endpoint } = seen.visit
    return endpoint === null
      ? couldNotTell(
          'a request of the page that fetches the token',
          'No script fetched a token that was then sent to the platform, so there is no endpoint to ask.',
        )
      : judge(endpoint, seen)
  },
})
