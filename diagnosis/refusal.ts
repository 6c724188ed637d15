/** Turns a finding about a token into the refusal that everybody sees: its code, its layer and how to fix it. */

import type { RefusalCode } from '../protocol/refusals.ts'
import { TOKEN_CAUSES, type TokenCause, type TokenFinding, type TokenLayer } from '../protocol/token-causes.ts'

export type TokenRefusal = {
  readonly code: RefusalCode
  readonly layer: TokenLayer
  readonly cause: TokenCause
  readonly detail: string
  readonly fix: string
}

export const refusalOf = ({ cause, what, fix = TOKEN_CAUSES[cause].fix }: TokenFinding): TokenRefusal => {
  const { layer, code } = TOKEN_CAUSES[cause]
  return { code, layer, cause, detail: `${layer}: ${what}`, fix }
}
