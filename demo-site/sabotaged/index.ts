/** Every site with a mistake, in the order of the audits that catch them. */

import { snippetWithoutSid } from './snippet-without-sid.ts'
import { snippetNotAsync } from './snippet-not-async.ts'
import { callbacksAfterTag } from './callbacks-after-tag.ts'
import { snippetInThePageTwice } from './snippet-in-the-page-twice.ts'
import { tagByASecondTeam } from './tag-by-a-second-team.ts'
import { signOutNeedsTheTag } from './sign-out-needs-the-tag.ts'
import { pageWaitsForTheTag } from './page-waits-for-the-tag.ts'
import { cspWithoutTheTag } from './csp-without-the-tag.ts'
import { cspWithoutThePlatform } from './csp-without-the-platform.ts'
import { anonymousForCustomers } from './anonymous-for-customers.ts'
import { anonymousOnOtherPages } from './anonymous-on-other-pages.ts'
import { onlyAfterSignIn } from './only-after-sign-in.ts'
import { providerIsNoFunction } from './provider-is-no-function.ts'
import { tokenInAModuleVariable } from './token-in-a-module-variable.ts'
import { activatesTwice } from './activates-twice.ts'
import { activatesWhenTheTabReturns } from './activates-when-the-tab-returns.ts'
import { activatesStrangersSecurely } from './activates-strangers-securely.ts'
import { activatesStrangersAnonymously } from './activates-strangers-anonymously.ts'
import { anonymousAtTheForm } from './anonymous-at-the-form.ts'
import { activatesWithoutAToken } from './activates-without-a-token.ts'
import { anonymousWithoutAToken } from './anonymous-without-a-token.ts'
import { anonymousWithoutASignIn } from './anonymous-without-a-sign-in.ts'
import { fallbackAtOnce } from './fallback-at-once.ts'
import { fallbackInACatch } from './fallback-in-a-catch.ts'
import { fallbackAfterADay } from './fallback-after-a-day.ts'
import { fallbackOnTheNextPage } from './fallback-on-the-next-page.ts'
import { fallbackByASecondSnippet } from './fallback-by-a-second-snippet.ts'
import { retryInALoop } from './retry-in-a-loop.ts'
import { retryAfterAMinute } from './retry-after-a-minute.ts'
import { retryInTheProvider } from './retry-in-the-provider.ts'
import { retryByReload } from './retry-by-reload.ts'
import { retryOnAnotherPage } from './retry-on-another-page.ts'
import { retryByASecondScript } from './retry-by-a-second-script.ts'
import { resultIgnored } from './result-ignored.ts'
import { resultOnlyLogged } from './result-only-logged.ts'
import { onlyRejectionsNoticed } from './only-rejections-noticed.ts'
import { failureThrown } from './failure-thrown.ts'
import { blankPageAfterAFailure } from './blank-page-after-a-failure.ts'
import { curtainAfterAFailure } from './curtain-after-a-failure.ts'
import { unknownReasonTriedAgain } from './unknown-reason-tried-again.ts'
import { oneReasonGoesAnonymous } from './one-reason-goes-anonymous.ts'
import { keyEncryptedWithSha1 } from './key-encrypted-with-sha-1.ts'
import { contentEncryptedInCbc } from './content-encrypted-in-cbc.ts'
import { signedWithPss } from './signed-with-pss.ts'
import { signedAndNotEncrypted } from './signed-and-not-encrypted.ts'
import { encryptedAndNotSigned } from './encrypted-and-not-signed.ts'
import { encryptedThenSigned } from './encrypted-then-signed.ts'
import { signedWithAnotherKey } from './signed-with-another-key.ts'
import { encryptedForAnotherKey } from './encrypted-for-another-key.ts'
import { userIdWithoutPrefix } from './user-id-without-prefix.ts'
import { claimsOfItsOwn } from './claims-of-its-own.ts'
import { tokenWithoutExpiry } from './token-without-expiry.ts'
import { expiryInMilliseconds } from './expiry-in-milliseconds.ts'
import { tokenForADay } from './token-for-a-day.ts'
import { tokenWithTheWholeHistory } from './token-with-the-whole-history.ts'
import { userIdTooLong } from './user-id-too-long.ts'
import { userIdOfTheSession } from './user-id-of-the-session.ts'
import { userIdForEverybody } from './user-id-for-everybody.ts'
import { userIdIsTheEMail } from './user-id-is-the-e-mail.ts'
import { userIdIsACounter } from './user-id-is-a-counter.ts'
import { userIdOfTheBrowser } from './user-id-of-the-browser.ts'
import { extIdBesideTheToken } from './ext-id-beside-the-token.ts'
import { tokenWithoutASession } from './token-without-a-session.ts'
import { tokenAfterSignOut } from './token-after-sign-out.ts'
import { tokenKeptByTheServer } from './token-kept-by-the-server.ts'
import { tokenMayBeCached } from './token-may-be-cached.ts'
import { tokenForAnyOrigin } from './token-for-any-origin.ts'
import { tokenForWhoeverIsNamed } from './token-for-whoever-is-named.ts'
import { userIdInTheAddress } from './user-id-in-the-address.ts'
import { tokenInSessionStorage } from './token-in-session-storage.ts'
import { resultInTheConsole } from './result-in-the-console.ts'
import { tokenInThePage } from './token-in-the-page.ts'
import { privateKeyIsServed } from './private-key-is-served.ts'
import { signingInTheBrowser } from './signing-in-the-browser.ts'
import { providerAnswersOnce } from './provider-answers-once.ts'
import { anonymousAtTheRefresh } from './anonymous-at-the-refresh.ts'
import { expiredSessionGoesAnonymous } from './expired-session-goes-anonymous.ts'
import { expiredSessionThrows } from './expired-session-throws.ts'
import { oneTabOnly } from './one-tab-only.ts'
import { brandSignsOutAlone } from './brand-signs-out-alone.ts'
import { logoutOnTheNextPage } from './logout-on-the-next-page.ts'
import { customerLeftInStorage } from './customer-left-in-storage.ts'
import { otherTabSignsInAgain } from './other-tab-signs-in-again.ts'
import type { Sabotage } from '../site.ts'

export const SABOTAGES: readonly Sabotage[] = [
  snippetWithoutSid,
  snippetNotAsync,
  callbacksAfterTag,
  snippetInThePageTwice,
  tagByASecondTeam,
  signOutNeedsTheTag,
  pageWaitsForTheTag,
  cspWithoutTheTag,
  cspWithoutThePlatform,
  anonymousForCustomers,
  anonymousOnOtherPages,
  onlyAfterSignIn,
  providerIsNoFunction,
  tokenInAModuleVariable,
  activatesTwice,
  activatesWhenTheTabReturns,
  activatesStrangersSecurely,
  activatesStrangersAnonymously,
  anonymousAtTheForm,
  activatesWithoutAToken,
  anonymousWithoutAToken,
  anonymousWithoutASignIn,
  fallbackAtOnce,
  fallbackInACatch,
  fallbackAfterADay,
  fallbackOnTheNextPage,
  fallbackByASecondSnippet,
  retryInALoop,
  retryAfterAMinute,
  retryInTheProvider,
  retryByReload,
  retryOnAnotherPage,
  retryByASecondScript,
  resultIgnored,
  resultOnlyLogged,
  onlyRejectionsNoticed,
  failureThrown,
  blankPageAfterAFailure,
  curtainAfterAFailure,
  unknownReasonTriedAgain,
  oneReasonGoesAnonymous,
  keyEncryptedWithSha1,
  contentEncryptedInCbc,
  signedWithPss,
  signedAndNotEncrypted,
  encryptedAndNotSigned,
  encryptedThenSigned,
  signedWithAnotherKey,
  encryptedForAnotherKey,
  userIdWithoutPrefix,
  claimsOfItsOwn,
  tokenWithoutExpiry,
  expiryInMilliseconds,
  tokenForADay,
  tokenWithTheWholeHistory,
  userIdTooLong,
  userIdOfTheSession,
  userIdForEverybody,
  userIdIsTheEMail,
  userIdIsACounter,
  userIdOfTheBrowser,
  extIdBesideTheToken,
  tokenWithoutASession,
  tokenAfterSignOut,
  tokenKeptByTheServer,
  tokenMayBeCached,
  tokenForAnyOrigin,
  tokenForWhoeverIsNamed,
  userIdInTheAddress,
  tokenInSessionStorage,
  resultInTheConsole,
  tokenInThePage,
  privateKeyIsServed,
  signingInTheBrowser,
  providerAnswersOnce,
  anonymousAtTheRefresh,
  expiredSessionGoesAnonymous,
  expiredSessionThrows,
  oneTabOnly,
  brandSignsOutAlone,
  logoutOnTheNextPage,
  customerLeftInStorage,
  otherTabSignsInAgain,
]
