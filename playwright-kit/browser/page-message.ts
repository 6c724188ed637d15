/** What a page sends to the test process, through a binding that no policy of the page affects. */

import type { TagReport } from '../../journal/report.ts'

export const TELL_FUNCTION = 'iadvizeRehearsalTell'

/**
 * A page that is being left also sends its report here. The stand-in answers this address itself, and never slows or blocks it.
 */
export const RECORD_URL = 'https://api.iadvize.com/journal?record'

/** The header that names the body of a request to the vendor, and the function of the page that returns a body by this name. */
export const BODY_HEADER = 'x-rehearsal-body'
export const BODY_FUNCTION = 'iadvizeRehearsalBody'

export type PageMessage = {
  /** Distinguishes the documents of a frame. */
  readonly document: string
  /** The page's address, without query and fragment. */
  readonly url: string
} & (
  | { readonly kind: 'record'; readonly report: TagReport }
  /** A script that may be the tag has loaded, or has failed to load. */
  | { readonly kind: 'script'; readonly script: string; readonly isLoaded: boolean }
  /** A policy of the page has blocked something of the vendor's, or an inline script. */
  | { readonly kind: 'refused'; readonly what: string; readonly directive: string }
)

/** Resolves, for a record, with whether the stage has it. */
export type TellFunction = (message: PageMessage) => Promise<boolean>
