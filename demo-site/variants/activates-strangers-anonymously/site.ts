import type { UnusualSite } from '../../site.ts'

export const variant: UnusualSite = {
  about: 'Visitors who have not signed in are activated anonymously, so that they can chat; customers are secured.',
}
