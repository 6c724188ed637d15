import type { UnusualSite } from '../../site.ts'
import { tagForLater } from '../../tag-for-later.ts'

export const variant: UnusualSite = {
  about: 'The tag is added fifteen seconds after the page has loaded.',
  page: tagForLater,
}
