import type { UnusualSite } from '../../site.ts'
import { tagForLater } from '../../tag-for-later.ts'

export const variant: UnusualSite = {
  about: 'The tag is added when the visitor allows the chat with a button; later pages remember it.',
  page: tagForLater,
}
