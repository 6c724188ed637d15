/** Rules about the places where a token must not be seen. */

import { timeline } from '../../proof.ts'
import { couldNotTell, type Judgement, type Audit } from '../../rule.ts'
import type { Seen } from '../../seen.ts'
import { VISIT } from '../../scenes/steps.ts'

/** If the visit had no token, there is nothing to look for. */
export const traceRule = (judge: (seen: Seen) => Judgement): Pick<Audit, 'needs' | 'judge'> => ({
  needs: { visit: [VISIT.signsIn] },
  judge: (seen) =>
    seen.visit.tokens.length === 0
      ? couldNotTell(
          'an activation with a token',
          'No token was sent to the platform, so there was no token to look for.',
          timeline(seen.visit, 'The visit'),
        )
      : judge(seen),
})
