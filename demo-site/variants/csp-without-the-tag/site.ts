import { withoutHosts } from '../../policy.ts'
import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The Content-Security-Policy does not name the host of the tag in `script-src`.',
  breaks: ['loading-csp', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  page: () => ({ headers: (good) => withoutHosts('script-src', good) }),
}
