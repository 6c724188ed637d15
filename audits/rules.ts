/** All rules, by the audit that they judge. */

import type { Rule } from './rule.ts'
import { activationAfterSignIn } from './rules/activation-after-sign-in.ts'
import { activationEveryPage } from './rules/activation-every-page.ts'
import { activationMintsAnew } from './rules/activation-mints-anew.ts'
import { activationNeedsToken } from './rules/activation-needs-token.ts'
import { activationOnce } from './rules/activation-once.ts'
import { activationProvider } from './rules/activation-provider.ts'
import { activationSecured } from './rules/activation-secured.ts'
import { failureEveryReason } from './rules/failure-every-reason.ts'
import { failureNoAnonymous } from './rules/failure-no-anonymous.ts'
import { failureNoRetry } from './rules/failure-no-retry.ts'
import { failureNoUncaughtError } from './rules/failure-no-uncaught-error.ts'
import { failureNoticed } from './rules/failure-noticed.ts'
import { failureVisitorGoesOn } from './rules/failure-visitor-goes-on.ts'
import { loadingCsp } from './rules/loading-csp.ts'
import { loadingEarly } from './rules/loading-early.ts'
import { loadingOnce } from './rules/loading-once.ts'
import { loadingSnippet } from './rules/loading-snippet.ts'
import { loadingWithoutTag } from './rules/loading-without-tag.ts'
import { logoutAnotherTab } from './rules/logout-another-tab.ts'
import { logoutCalled } from './rules/logout-called.ts'
import { logoutNextVisitor } from './rules/logout-next-visitor.ts'
import { logoutNothingLeft } from './rules/logout-nothing-left.ts'
import { sessionAnotherTab } from './rules/session-another-tab.ts'
import { sessionEndedElsewhere } from './rules/session-ended-elsewhere.ts'
import { sessionRefresh } from './rules/session-refresh.ts'
import { tokenClaims } from './rules/token-claims.ts'
import { tokenEncryption } from './rules/token-encryption.ts'
import { tokenEndpointIdentity } from './rules/token-endpoint-identity.ts'
import { tokenEndpointOrigin } from './rules/token-endpoint-origin.ts'
import { tokenEndpointSession } from './rules/token-endpoint-session.ts'
import { tokenEndpointUncached } from './rules/token-endpoint-uncached.ts'
import { tokenExpiry } from './rules/token-expiry.ts'
import { tokenExtId } from './rules/token-ext-id.ts'
import { tokenFresh } from './rules/token-fresh.ts'
import { tokenKeys } from './rules/token-keys.ts'
import { tokenNotInConsole } from './rules/token-not-in-console.ts'
import { tokenNotInSource } from './rules/token-not-in-source.ts'
import { tokenNotInStorage } from './rules/token-not-in-storage.ts'
import { tokenNotInUrl } from './rules/token-not-in-url.ts'
import { tokenPrivateKey } from './rules/token-private-key.ts'
import { tokenShortLived } from './rules/token-short-lived.ts'
import { tokenSignature } from './rules/token-signature.ts'
import { tokenSize } from './rules/token-size.ts'
import { tokenUserId } from './rules/token-user-id.ts'
import { tokenUserIdDistinct } from './rules/token-user-id-distinct.ts'
import { tokenUserIdOpaque } from './rules/token-user-id-opaque.ts'
import { tokenUserIdStable } from './rules/token-user-id-stable.ts'

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
  failureNoAnonymous,
  failureNoRetry,
  failureNoticed,
  failureNoUncaughtError,
  failureVisitorGoesOn,
  failureEveryReason,
  tokenEncryption,
  tokenSignature,
  tokenKeys,
  tokenClaims,
  tokenExpiry,
  tokenShortLived,
  tokenFresh,
  tokenSize,
  tokenUserId,
  tokenUserIdStable,
  tokenUserIdDistinct,
  tokenUserIdOpaque,
  tokenExtId,
  tokenEndpointSession,
  tokenEndpointUncached,
  tokenEndpointOrigin,
  tokenEndpointIdentity,
  tokenNotInUrl,
  tokenNotInStorage,
  tokenNotInConsole,
  tokenNotInSource,
  tokenPrivateKey,
  sessionRefresh,
  sessionEndedElsewhere,
  sessionAnotherTab,
  logoutCalled,
  logoutNothingLeft,
  logoutNextVisitor,
  logoutAnotherTab,
]
