/** All rules, by the audit that they judge. */

import type { Rule } from './rule.ts'
import { activationAfterSignIn } from './rules/activation-after-sign-in.ts'
import { activationEveryPage } from './rules/activation-every-page.ts'
import { activationMintsAnew } from './rules/activation-mints-anew.ts'
import { activationNeedsToken } from './rules/activation-needs-token.ts'
import { activationOnce } from './rules/activation-once.ts'
import { activationProvider } from './rules/activation-provider.ts'
import { activationSecured } from './rules/activation-secured.ts'
import { loadingCsp } from './rules/loading-csp.ts'
import { loadingEarly } from './rules/loading-early.ts'
import { loadingOnce } from './rules/loading-once.ts'
import { loadingSnippet } from './rules/loading-snippet.ts'
import { loadingWithoutTag } from './rules/loading-without-tag.ts'

export const RULES: readonly Rule[] = [
  loadingSnippet,
  loadingEarly,
  loadingOnce,
  loadingWithoutTag,
  loadingCsp,
  activationSecured,
  activationEveryPage,
  activationProvider,
  activationMintsAnew,
  activationOnce,
  activationAfterSignIn,
  activationNeedsToken,
]
