import { withoutHosts } from '../policy.ts'
import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const cspWithoutThePlatform = sabotage({
  id: 'csp-without-the-platform',
  mistake:
    'The Content-Security-Policy lets the tag in, but `connect-src` does not name the platform that it talks to.',
  breaks: ['loading-csp', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  page: () => ({ headers: (good) => withoutHosts('connect-src', good) }),
})
