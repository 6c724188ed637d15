/** Rules about where a token may be seen. */

import type { AuditId } from '../../catalogue.ts'
import { timeline } from '../../proof.ts'
import { couldNotTell, type Judgement, type Rule } from '../../rule.ts'
import { VISIT } from '../../scenes/visit.ts'
import type { Seen } from '../../seen.ts'

/** Without a token there is nothing to look for. */
export const traceRule = (audit: AuditId, judge: (seen: Seen) => Judgement): Rule => ({
  audit,
  needs: { visit: [VISIT.signsIn] },
  judge: (seen) =>
    seen.visit.tokens.length === 0
      ? couldNotTell(
          'an activation with a token',
          'No token was sent to the platform, so none could be looked for.',
          timeline(seen.visit, 'The visit'),
        )
      : judge(seen),
})
