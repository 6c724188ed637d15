/** The vendor's boxed tag: a bundle that puts the snippet and the tag into a frame of its own. */

import { isBoxedTag } from '../../../protocol/vendor-urls.ts'
import type { Missing } from '../../missing.ts'
import { value } from '../../proof.ts'
import { couldNotTell, type Judgement } from '../../rule.ts'
import type { Scene } from '../../seen.ts'
import { tagPagesOf } from './look.ts'

/** Why the frame could not be judged; null if a page or frame with the tag was seen, or if no page loads the boxed tag. */
export const unseenBoxedTag = ({ documents, requests, violations }: Scene): Judgement | null => {
  if (tagPagesOf(documents).length > 0) return null
  const asked = requests.filter(({ url }) => isBoxedTag(new URL(url)))
  const blocked = violations.find(
    (violation) => URL.canParse(violation.blocked) && isBoxedTag(new URL(violation.blocked)),
  )
  const address = asked[0]?.url ?? blocked?.blocked
  if (address === undefined) return null
  const { missing, cause } = endOf(
    asked.map(({ status }) => status),
    blocked?.directive,
  )
  return couldNotTell(
    missing,
    `The site loads the vendor's boxed tag, whose frame contains the snippet, but that frame was not seen: ${cause}.`,
    value("The bundle of the vendor's boxed tag", address),
  )
}

type End = { readonly missing: Missing; readonly cause: string }

const BUNDLE = 'the bundle of the boxed tag'

/** The worst result is reported only if no request of the visit had a better one. */
const endOf = (statuses: readonly (number | null)[], directive: string | undefined): End => {
  if (statuses.some((status) => status !== null && status < 400)) {
    return {
      missing: 'a frame of the boxed tag that loads iadvize.js',
      cause: 'the bundle loaded, but no frame loaded iadvize.js from a host of the platform',
    }
  }
  if (statuses.some((status) => status !== null)) {
    return {
      missing: BUNDLE,
      cause: 'the stand-in does not serve its bundle. Let the journey serve your own copy with page.route',
    }
  }
  return {
    missing: BUNDLE,
    cause:
      directive === undefined
        ? 'the request for its bundle got no answer'
        : `the Content-Security-Policy (${directive}) blocked it`,
  }
}
