import { withoutHosts } from '../policy.ts'
import { sabotage } from '../site.ts'

export const cspWithoutTheTag = sabotage({
  id: 'csp-without-the-tag',
  mistake: 'The Content-Security-Policy does not name the host of the tag in `script-src`.',
  breaks: ['loading-csp', 'activation-secured'],
  mayBreak: ['activation-every-page'],
  page: () => ({ headers: (good) => withoutHosts('script-src', good) }),
})
