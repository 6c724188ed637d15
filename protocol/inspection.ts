/** What the token inspector says about a string: the answer of the control API, which its page reads. */

import type { RefusalCode } from './refusals.ts'
import type { TokenCause, TokenLayer, TokenWarning } from './token-causes.ts'
import type { TokenCheck } from './token-policy.ts'

export type Inspection = {
  readonly diagnosis: TextDiagnosis
  /** From the outside in, as far as the keys can open them; empty if the text has no token. */
  readonly layers: readonly InspectedLayer[]
  /** What the platform would answer; null if the text is a key. */
  readonly verdict: InspectedVerdict | null
  /** What the platform would answer to the token alone; null if there is no text around it. */
  readonly unwrapped: InspectedVerdict | null
}

export type TextDiagnosis = {
  /** `wrong-key`: private, damaged or of another type, so no project can use it. */
  readonly kind: 'token' | 'provided' | 'public-key' | 'wrong-key' | 'other'
  /** Whole sentences: what the text is and, if that is wrong, what it must be. */
  readonly sentence: string
  /** How to correct it; null if there is nothing to correct. */
  readonly fix: string | null
}

type Fields = Readonly<Record<string, unknown>>

/** What is wrong with one layer itself, regardless of the layers around it. */
export type LayerFault = { readonly cause: TokenCause; readonly what: string; readonly fix: string }

export type InspectedLayer =
  | {
      readonly kind: 'jwe'
      /** Null if the header is not a JSON object. */
      readonly header: Fields | null
      readonly isOpened: boolean
      readonly fault: LayerFault | null
    }
  | {
      readonly kind: 'jws'
      readonly header: Fields | null
      /** `unchecked` if there is no key to check it with. */
      readonly signature: 'fits' | 'refused' | 'unchecked'
      readonly fault: LayerFault | null
    }
  | {
      readonly kind: 'claims'
      readonly claims: Fields
      readonly fault: LayerFault | null
      readonly warnings: readonly TokenWarning[]
    }
  /** Neither a token nor claims; truncated if it is long. */
  | { readonly kind: 'text'; readonly text: string }

type Judged = {
  readonly warnings: readonly TokenWarning[]
  /** How much of a token the project checks. */
  readonly checked: TokenCheck
}

export type InspectedVerdict = Judged &
  (
    | { readonly accepted: true; readonly userId: string | null }
    | {
        readonly accepted: false
        readonly code: RefusalCode
        /** Null if the refusal is not about the token. */
        readonly layer: TokenLayer | null
        readonly cause: TokenCause | null
        readonly detail: string
        readonly fix: string
      }
  )

/** The answer of the control API. */
export type StageInspection = Inspection & {
  /** The time on the stage's clock, in milliseconds since 1970. */
  readonly nowMs: number
  /** The project whose rules were applied; null if the stage has none. */
  readonly sid: string | null
  /** Whether the project accepts a token only once. The inspection does not check whether this token was used before. */
  readonly isSingleUse: boolean
}
