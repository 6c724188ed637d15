/** Says how to fix a failure. A fix for this very token or answer takes precedence over the general fix for its kind. */

import { failureOf, type FailureCode } from '../protocol/failures.ts'
import { TOKEN_CAUSES, type TokenCause } from '../protocol/token-causes.ts'

type Judged = { readonly fix?: string; readonly cause?: TokenCause | null }

export const fixOfCause = ({ fix, cause }: { readonly fix?: string; readonly cause: TokenCause }): string =>
  fix ?? TOKEN_CAUSES[cause].fix

export const fixOf = ({ fix, cause = null }: Judged, code: FailureCode): string =>
  cause === null ? (fix ?? failureOf(code).fix) : fixOfCause({ ...(fix === undefined ? {} : { fix }), cause })
