/** What a page tells the process of the test, through a binding that none of the page's policies reaches. */

import type { TagReport } from '../../protocol/journal.ts'

export const TELL_FUNCTION = 'iadvizeRehearsalTell'

/** Where a page that is being left sends its record as well: the stand-in's own, and neither slow nor blocked. */
export const RECORD_URL = 'https://api.iadvize.com/journal?record'

export type PageMessage = {
  /** Tells the documents of a frame apart. */
  readonly document: string
  /** Its address, without query and fragment. */
  readonly url: string
} & (
  | { readonly kind: 'record'; readonly report: TagReport }
  /** A script that may be the tag has loaded, or has not. */
  | { readonly kind: 'script'; readonly script: string; readonly isLoaded: boolean }
  /** A policy of the page refused something of the vendor's, or a script in the page itself. */
  | { readonly kind: 'refused'; readonly what: string; readonly directive: string }
)

/** What is answered to a record is whether the stage has it. */
export type TellFunction = (message: PageMessage) => Promise<boolean>
