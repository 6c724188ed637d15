/** Rules about the endpoint that brings the token. */

import type { AuditId } from '../../catalogue.ts'
import { couldNotTell, type Judgement, type Rule } from '../../rule.ts'
import { VISIT } from '../../scenes/visit.ts'
import type { EndpointSeen, Seen } from '../../seen.ts'

export const endpointRule = (audit: AuditId, judge: (endpoint: EndpointSeen, seen: Seen) => Judgement): Rule => ({
  audit,
  needs: { visit: [VISIT.looksAround] },
  judge: (seen) => {
    const { endpoint } = seen.visit
    return endpoint === null
      ? couldNotTell(
          'a request of the page that brings the token',
          'No request of a script brought a token that was sent to the platform, so there is no endpoint to ask.',
        )
      : judge(endpoint, seen)
  },
})
