/** Generated from the files beside it: run "npm run docs" after adding one. */

import type { GroupId } from '../catalogue/groups.ts'
import type { Audit } from '../rule.ts'
import { audit as activationAfterSignIn } from './activation-after-sign-in.ts'
import { audit as activationEveryPage } from './activation-every-page.ts'
import { audit as activationMintsAnew } from './activation-mints-anew.ts'
import { audit as activationNeedsToken } from './activation-needs-token.ts'
import { audit as activationOnce } from './activation-once.ts'
import { audit as activationProvider } from './activation-provider.ts'
import { audit as activationSecured } from './activation-secured.ts'
import { audit as failureEveryReason } from './failure-every-reason.ts'
import { audit as failureNoAnonymous } from './failure-no-anonymous.ts'
import { audit as failureNoRetry } from './failure-no-retry.ts'
import { audit as failureNoUncaughtError } from './failure-no-uncaught-error.ts'
import { audit as failureNoticed } from './failure-noticed.ts'
import { audit as failurePageStays } from './failure-page-stays.ts'
import { audit as failureVisitorGoesOn } from './failure-visitor-goes-on.ts'
import { audit as loadingCsp } from './loading-csp.ts'
import { audit as loadingEarly } from './loading-early.ts'
import { audit as loadingOnce } from './loading-once.ts'
import { audit as loadingSnippet } from './loading-snippet.ts'
import { audit as loadingWithoutTag } from './loading-without-tag.ts'
import { audit as logoutAnotherTab } from './logout-another-tab.ts'
import { audit as logoutCalled } from './logout-called.ts'
import { audit as logoutGoingBack } from './logout-going-back.ts'
import { audit as logoutNextVisitor } from './logout-next-visitor.ts'
import { audit as logoutNothingLeft } from './logout-nothing-left.ts'
import { audit as sessionAnotherTab } from './session-another-tab.ts'
import { audit as sessionEndedElsewhere } from './session-ended-elsewhere.ts'
import { audit as sessionPageStays } from './session-page-stays.ts'
import { audit as sessionRefresh } from './session-refresh.ts'
import { audit as tokenClaims } from './token-claims.ts'
import { audit as tokenEncryption } from './token-encryption.ts'
import { audit as tokenEndpointIdentity } from './token-endpoint-identity.ts'
import { audit as tokenEndpointOrigin } from './token-endpoint-origin.ts'
import { audit as tokenEndpointSession } from './token-endpoint-session.ts'
import { audit as tokenEndpointUncached } from './token-endpoint-uncached.ts'
import { audit as tokenExpiry } from './token-expiry.ts'
import { audit as tokenExtId } from './token-ext-id.ts'
import { audit as tokenFresh } from './token-fresh.ts'
import { audit as tokenKeys } from './token-keys.ts'
import { audit as tokenNotAhead } from './token-not-ahead.ts'
import { audit as tokenNotInConsole } from './token-not-in-console.ts'
import { audit as tokenNotInSource } from './token-not-in-source.ts'
import { audit as tokenNotInStorage } from './token-not-in-storage.ts'
import { audit as tokenNotInUrl } from './token-not-in-url.ts'
import { audit as tokenPrivateKey } from './token-private-key.ts'
import { audit as tokenShortLived } from './token-short-lived.ts'
import { audit as tokenSignature } from './token-signature.ts'
import { audit as tokenSize } from './token-size.ts'
import { audit as tokenUserId } from './token-user-id.ts'
import { audit as tokenUserIdDistinct } from './token-user-id-distinct.ts'
import { audit as tokenUserIdOpaque } from './token-user-id-opaque.ts'
import { audit as tokenUserIdReal } from './token-user-id-real.ts'
import { audit as tokenUserIdStable } from './token-user-id-stable.ts'

export const AUDITS = {
  'activation-after-sign-in': activationAfterSignIn,
  'activation-every-page': activationEveryPage,
  'activation-mints-anew': activationMintsAnew,
  'activation-needs-token': activationNeedsToken,
  'activation-once': activationOnce,
  'activation-provider': activationProvider,
  'activation-secured': activationSecured,
  'failure-every-reason': failureEveryReason,
  'failure-no-anonymous': failureNoAnonymous,
  'failure-no-retry': failureNoRetry,
  'failure-no-uncaught-error': failureNoUncaughtError,
  'failure-noticed': failureNoticed,
  'failure-page-stays': failurePageStays,
  'failure-visitor-goes-on': failureVisitorGoesOn,
  'loading-csp': loadingCsp,
  'loading-early': loadingEarly,
  'loading-once': loadingOnce,
  'loading-snippet': loadingSnippet,
  'loading-without-tag': loadingWithoutTag,
  'logout-another-tab': logoutAnotherTab,
  'logout-called': logoutCalled,
  'logout-going-back': logoutGoingBack,
  'logout-next-visitor': logoutNextVisitor,
  'logout-nothing-left': logoutNothingLeft,
  'session-another-tab': sessionAnotherTab,
  'session-ended-elsewhere': sessionEndedElsewhere,
  'session-page-stays': sessionPageStays,
  'session-refresh': sessionRefresh,
  'token-claims': tokenClaims,
  'token-encryption': tokenEncryption,
  'token-endpoint-identity': tokenEndpointIdentity,
  'token-endpoint-origin': tokenEndpointOrigin,
  'token-endpoint-session': tokenEndpointSession,
  'token-endpoint-uncached': tokenEndpointUncached,
  'token-expiry': tokenExpiry,
  'token-ext-id': tokenExtId,
  'token-fresh': tokenFresh,
  'token-keys': tokenKeys,
  'token-not-ahead': tokenNotAhead,
  'token-not-in-console': tokenNotInConsole,
  'token-not-in-source': tokenNotInSource,
  'token-not-in-storage': tokenNotInStorage,
  'token-not-in-url': tokenNotInUrl,
  'token-private-key': tokenPrivateKey,
  'token-short-lived': tokenShortLived,
  'token-signature': tokenSignature,
  'token-size': tokenSize,
  'token-user-id': tokenUserId,
  'token-user-id-distinct': tokenUserIdDistinct,
  'token-user-id-opaque': tokenUserIdOpaque,
  'token-user-id-real': tokenUserIdReal,
  'token-user-id-stable': tokenUserIdStable,
} as const satisfies Readonly<Record<`${GroupId}-${string}`, Audit>>
