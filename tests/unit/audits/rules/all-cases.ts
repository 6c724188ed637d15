/** The cases of all rules, for the tests and for whoever changes the rules on purpose to see them fail. */

import { activationAfterSignInCases } from './activation-after-sign-in.cases.ts'
import { activationEveryPageCases } from './activation-every-page.cases.ts'
import { activationMintsAnewCases } from './activation-mints-anew.cases.ts'
import { activationNeedsTokenCases } from './activation-needs-token.cases.ts'
import { activationOnceCases } from './activation-once.cases.ts'
import { activationProviderCases } from './activation-provider.cases.ts'
import { activationSecuredCases } from './activation-secured.cases.ts'
import { failureEveryReasonCases } from './failure-every-reason.cases.ts'
import { failureNoAnonymousCases } from './failure-no-anonymous.cases.ts'
import { failureNoRetryCases } from './failure-no-retry.cases.ts'
import { failureNoUncaughtErrorCases } from './failure-no-uncaught-error.cases.ts'
import { failureNoticedCases } from './failure-noticed.cases.ts'
import { failureVisitorGoesOnCases } from './failure-visitor-goes-on.cases.ts'
import { loadingCspCases } from './loading-csp.cases.ts'
import { loadingEarlyCases } from './loading-early.cases.ts'
import { loadingOnceCases } from './loading-once.cases.ts'
import { loadingSnippetCases } from './loading-snippet.cases.ts'
import { loadingWithoutTagCases } from './loading-without-tag.cases.ts'
import { logoutAnotherTabCases } from './logout-another-tab.cases.ts'
import { logoutCalledCases } from './logout-called.cases.ts'
import { logoutNextVisitorCases } from './logout-next-visitor.cases.ts'
import { logoutNothingLeftCases } from './logout-nothing-left.cases.ts'
import { sessionAnotherTabCases } from './session-another-tab.cases.ts'
import { sessionEndedElsewhereCases } from './session-ended-elsewhere.cases.ts'
import { sessionRefreshCases } from './session-refresh.cases.ts'
import { tokenClaimsCases } from './token-claims.cases.ts'
import { tokenEncryptionCases } from './token-encryption.cases.ts'
import { tokenEndpointIdentityCases } from './token-endpoint-identity.cases.ts'
import { tokenEndpointOriginCases } from './token-endpoint-origin.cases.ts'
import { tokenEndpointSessionCases } from './token-endpoint-session.cases.ts'
import { tokenEndpointUncachedCases } from './token-endpoint-uncached.cases.ts'
import { tokenExpiryCases } from './token-expiry.cases.ts'
import { tokenExtIdCases } from './token-ext-id.cases.ts'
import { tokenFreshCases } from './token-fresh.cases.ts'
import { tokenKeysCases } from './token-keys.cases.ts'
import { tokenNotInConsoleCases } from './token-not-in-console.cases.ts'
import { tokenNotInSourceCases } from './token-not-in-source.cases.ts'
import { tokenNotInStorageCases } from './token-not-in-storage.cases.ts'
import { tokenNotInUrlCases } from './token-not-in-url.cases.ts'
import { tokenPrivateKeyCases } from './token-private-key.cases.ts'
import { tokenShortLivedCases } from './token-short-lived.cases.ts'
import { tokenSignatureCases } from './token-signature.cases.ts'
import { tokenSizeCases } from './token-size.cases.ts'
import { tokenUserIdCases } from './token-user-id.cases.ts'
import { tokenUserIdDistinctCases } from './token-user-id-distinct.cases.ts'
import { tokenUserIdOpaqueCases } from './token-user-id-opaque.cases.ts'
import { tokenUserIdStableCases } from './token-user-id-stable.cases.ts'
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
  failureNoAnonymousCases,
  failureNoRetryCases,
  failureNoticedCases,
  failureNoUncaughtErrorCases,
  failureVisitorGoesOnCases,
  failureEveryReasonCases,
  tokenEncryptionCases,
  tokenSignatureCases,
  tokenKeysCases,
  tokenClaimsCases,
  tokenExpiryCases,
  tokenShortLivedCases,
  tokenFreshCases,
  tokenSizeCases,
  tokenUserIdCases,
  tokenUserIdStableCases,
  tokenUserIdDistinctCases,
  tokenUserIdOpaqueCases,
  tokenExtIdCases,
  tokenEndpointSessionCases,
  tokenEndpointUncachedCases,
  tokenEndpointOriginCases,
  tokenEndpointIdentityCases,
  tokenNotInUrlCases,
  tokenNotInStorageCases,
  tokenNotInConsoleCases,
  tokenNotInSourceCases,
  tokenPrivateKeyCases,
  sessionRefreshCases,
  sessionEndedElsewhereCases,
  sessionAnotherTabCases,
  logoutCalledCases,
  logoutNothingLeftCases,
  logoutNextVisitorCases,
  logoutAnotherTabCases,
]
