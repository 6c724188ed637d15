import type { UnusualSite } from '../site.ts'

export const noticesByTheReason: UnusualSite = {
  id: 'notices-by-the-reason',
  about: 'It takes an activation for failed when the result has a reason, and never looks at the status.',
  hasOwnCode: true,
}
