import { withoutHosts } from '../../policy.ts'
import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The Content-Security-Policy allows the tag, but `connect-src` does not name the platform that it calls.',
  breaks: ['loading-csp', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  page: () => ({ headers: (good) => withoutHosts('connect-src', good) }),
}
