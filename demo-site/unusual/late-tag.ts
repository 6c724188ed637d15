import type { UnusualSite } from '../site.ts'
import { tagForLater } from './tag-for-later.ts'

export const lateTag: UnusualSite = {
  id: 'late-tag',
  about: 'The tag is added fifteen seconds after the page has loaded.',
  mayWarn: ['loading-early'],
  hasOwnCode: true,
  page: tagForLater,
}
