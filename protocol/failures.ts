/**
 * Everything that can make `activate` fail, in one closed table: the failures of the page (`failure-outcomes.ts`) and the
 * refusals of the platform (`refusals.ts`), with advice for the person who has to fix them.
 */

import { PAGE_FAILURES, type FailureOutcome, type PageFailureCode } from './failure-outcomes.ts'
import { REFUSALS, type RefusalCode } from './refusals.ts'

/** Permanent, and defined by us: the site never sees it. */
export type FailureCode = PageFailureCode | RefusalCode

export type Failure = FailureOutcome & {
  /** Whether the vendor documents the reason string or we chose it. */
  readonly reasonBy: 'vendor' | 'rehearsal'
  /** Where to look first. */
  readonly fault: 'page' | 'token backend' | 'project settings' | 'platform' | 'network'
  readonly fix: string
  /** The vendor page that documents it, or why we assume it. */
  readonly source: string
}

type Advice = Omit<Failure, keyof FailureOutcome>

const refusedToken = (fix: string): Advice => ({
  reasonBy: 'vendor',
  fault: 'token backend',
  fix,
  source: 'FAQ, "several possible errors: wrong keys, no flag set, wrong token"',
})

const ADVICE: Readonly<Record<FailureCode, Advice>> = {
  LOGIN_ALREADY_ONGOING: {
    reasonBy: 'vendor',
    fault: 'page',
    fix: 'Call activate once per page load, and await it before calling it again.',
    source: 'activation success or failure; the FAQ words it "An activation is already ongoing" (see fidelity)',
  },
  ALREADY_ACTIVATED: {
    reasonBy: 'vendor',
    fault: 'page',
    fix: 'Call iAdvize.logout() before activating another identity, and call activate once per page load.',
    source: 'FAQ',
  },
  OPTION_INVALID: {
    reasonBy: 'vendor',
    fault: 'page',
    fix: "Return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } } from the provider.",
    source: 'FAQ; the archived sentence ends in a comma and may continue',
  },
  PROVIDER_FAILED: {
    reasonBy: 'rehearsal',
    fault: 'page',
    fix: 'See the error in the console: your provider threw or rejected. Check the request to your token endpoint.',
    source: 'not documented; treated like any other error',
  },
  PROVIDER_TIMED_OUT: {
    reasonBy: 'rehearsal',
    fault: 'page',
    fix: 'Settle the promise that your provider returns; give the request to your token endpoint a time limit.',
    source: 'not documented; the limit is the switch providerTimeoutMs',
  },
  LOGGED_OUT_MEANWHILE: {
    reasonBy: 'rehearsal',
    fault: 'page',
    fix: 'Nothing to fix if the visitor signed out; otherwise await activate before calling logout.',
    source: 'not documented; every call of activate must end',
  },
  TAG_LOADED_AGAIN: {
    reasonBy: 'rehearsal',
    fault: 'page',
    fix: 'Load the tag once per page, and use the iAdvize that a pushed function receives, not one kept from before.',
    source: 'not documented; every call of activate must end',
  },
  NETWORK_ERROR: {
    reasonBy: 'rehearsal',
    fault: 'network',
    fix: 'Check that the page can reach the platform: network, ad blocker, Content-Security-Policy connect-src.',
    source: 'not documented',
  },
  SERVER_ERROR: {
    reasonBy: 'vendor',
    fault: 'platform',
    fix: 'Nothing to fix on your side: the platform failed. In production, open a ticket with the vendor.',
    source: 'FAQ',
  },
  PROJECT_UNKNOWN: {
    reasonBy: 'vendor',
    fault: 'project settings',
    fix: 'Check the sid in iAdvizeInterface.config against the projects of this stage.',
    source: 'FAQ; every archived copy breaks off after "the website is not cor"',
  },
  AUTHENTICATION_MODE_OFF: {
    reasonBy: 'vendor',
    fault: 'project settings',
    fix: 'Switch on authenticated messaging for the project (in production: ask your iAdvize contact).',
    source: 'FAQ, "no flag set"',
  },
  TOKEN_MALFORMED: refusedToken(
    'Send a compact JWE (RSA-OAEP-256, A256GCM) around a compact JWS (RS256) whose payload is a JSON object.',
  ),
  TOKEN_KEY_UNKNOWN: refusedToken("Encrypt with the platform's public key: /keys/platform.pem on the stand-in."),
  SIGNATURE_INVALID: refusedToken(
    'Sign with the private key whose public half is registered for the project, and register the right one.',
  ),
  TOKEN_EXPIRED: refusedToken('Mint a token at each call of the provider, and check the clock of your server.'),
  USER_ID_MISSING: refusedToken(
    'Put the customer\'s id in the claim "https://iadvize.com/userId", as a string that is not empty.',
  ),
  USER_ID_TOO_LONG: refusedToken('Keep "https://iadvize.com/userId" to 255 characters.'),
  TOKEN_REPLAYED: {
    ...refusedToken('Mint a token at each call of the provider; do not keep it or return it twice.'),
    source: 'not documented; refused only if the setting replay of the project is "refused"',
  },
  TOKEN_AGAINST_ADVICE: {
    ...refusedToken('Follow the advice that the journal names, or switch strict off for the project.'),
    source: 'important information and recommendations; refused only if the project is strict',
  },
}

const OUTCOMES: Readonly<Record<FailureCode, FailureOutcome>> = { ...PAGE_FAILURES, ...REFUSALS }

export const FAILURE_CODES = Object.keys(OUTCOMES) as readonly FailureCode[]

export const failureOf = (code: FailureCode): Failure => ({ ...OUTCOMES[code], ...ADVICE[code] })
