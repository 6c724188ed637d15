/** The vendor's boxed tag: a bundle that puts the tag into a frame of its own, where the snippet is. */

import { isBoxedTag } from '../../../playwright-kit/vendor-urls.ts'
import { value } from '../../proof.ts'
import { couldNotTell, type Judgement } from '../../rule.ts'
import type { Scene } from '../../seen.ts'
import { tagPagesOf } from './look.ts'

/** Why nothing can be told of the frame; null where a page or a frame with the tag was seen, or no page loads the boxed tag. */
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
    `The site loads the vendor's boxed tag, whose frame has the snippet, and that frame was not seen: ${cause}.`,
    value("The bundle of the vendor's boxed tag", address),
  )
}

type End = { readonly missing: string; readonly cause: string }

const BUNDLE = 'the bundle of the boxed tag'

/** The worst is told only where no request of the visit came to more. */
const endOf = (statuses: readonly (number | null)[], directive: string | undefined): End => {
  if (statuses.some((status) => status !== null && status < 400)) {
    return {
      missing: 'a frame of the boxed tag that loads iadvize.js',
      cause: 'the bundle was answered, and no frame loaded iadvize.js from a host of the platform',
    }
  }
  if (statuses.some((status) => status !== null)) {
    return {
      missing: BUNDLE,
      cause: 'the stand-in does not serve its bundle. Let the journey answer with a copy of yours, by page.route',
    }
  }
  return {
    missing: BUNDLE,
    cause:
      directive === undefined ? 'its bundle was not answered' : `the Content-Security-Policy (${directive}) blocked it`,
  }
}
