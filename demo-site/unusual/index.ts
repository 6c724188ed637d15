/** Sites that are good and built otherwise than the demo shop: what audits must let pass. */

import type { UnusualSite } from '../site.ts'
import { callbacks } from './callbacks.ts'
import { lateConsent } from './late-consent.ts'
import { lateTag } from './late-tag.ts'
import { noticesByTheReason } from './notices-by-the-reason.ts'
import { sandboxedFrame } from './sandboxed-frame.ts'
import { singlePage } from './single-page.ts'
import { strictPolicy } from './strict-policy.ts'
import { tagManager } from './tag-manager.ts'
import { tokenFromAnotherOrigin } from './token-from-another-origin.ts'
import { twoSnippets } from './two-snippets.ts'

export const UNUSUAL_SITES: readonly UnusualSite[] = [
  singlePage,
  tagManager,
  lateTag,
  lateConsent,
  sandboxedFrame,
  callbacks,
  noticesByTheReason,
  strictPolicy,
  tokenFromAnotherOrigin,
  twoSnippets,
]
