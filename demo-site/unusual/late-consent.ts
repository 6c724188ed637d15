import type { UnusualSite } from '../site.ts'
import { tagForLater } from './tag-for-later.ts'

export const lateConsent: UnusualSite = {
  id: 'late-consent',
  about: 'The tag is added when the visitor has allowed the chat, by a button; the next pages remember it.',
  mayWarn: ['loading-early'],
  hasOwnCode: true,
  page: tagForLater,
}
