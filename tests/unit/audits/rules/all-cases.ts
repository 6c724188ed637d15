/** The cases of all rules, for the tests and for whoever changes the rules on purpose to see them fail. */

import { activationAfterSignInCases } from './activation-after-sign-in.cases.ts'
import { activationEveryPageCases } from './activation-every-page.cases.ts'
import { activationMintsAnewCases } from './activation-mints-anew.cases.ts'
import { activationNeedsTokenCases } from './activation-needs-token.cases.ts'
import { activationOnceCases } from './activation-once.cases.ts'
import { activationProviderCases } from './activation-provider.cases.ts'
import { activationSecuredCases } from './activation-secured.cases.ts'
import { loadingCspCases } from './loading-csp.cases.ts'
import { loadingEarlyCases } from './loading-early.cases.ts'
import { loadingOnceCases } from './loading-once.cases.ts'
import { loadingSnippetCases } from './loading-snippet.cases.ts'
import { loadingWithoutTagCases } from './loading-without-tag.cases.ts'
import type { RuleCases } from './case.ts'

export const ALL_CASES: readonly RuleCases[] = [
  loadingSnippetCases,
  loadingEarlyCases,
  loadingOnceCases,
  loadingWithoutTagCases,
  loadingCspCases,
  activationSecuredCases,
  activationEveryPageCases,
  activationProviderCases,
  activationMintsAnewCases,
  activationOnceCases,
  activationAfterSignInCases,
  activationNeedsTokenCases,
]
