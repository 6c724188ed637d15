/** Causes that are not findings themselves. */

import type { Cause } from '../finding.ts'
import type { Link } from '../missing.ts'
import type { Seen } from '../seen.ts'

/** `one-visitor`: the journey has no second visitor. `one-session`: the endpoint was not asked in all other sessions. */
export type NamedCauseId = Link | 'one-visitor' | 'one-session'

export const namedCause = (id: NamedCauseId, { about }: Pick<Seen, 'about'>): Cause => ({
  id: ID_OF[id],
  ...CAUSES[id],
  summary: CAUSES[id].summary.replace('<URL>', about.url),
  fix: CAUSES[id].fix.replace('<COMMAND>', about.endpointAlone === undefined ? 'audit' : 'audit-endpoint'),
  evidence: [],
})

/** These ids appear in reports, so they are permanent. */
const ID_OF: Readonly<Record<NamedCauseId, string>> = {
  'sign-in': 'cause-sign-in',
  tag: 'cause-tag-not-running',
  activation: 'cause-no-activation',
  token: 'cause-no-token',
  platform: 'cause-platform-not-reached',
  accepted: 'cause-no-token-accepted',
  opened: 'cause-no-public-key',
  'one-visitor': 'cause-one-visitor',
  'one-session': 'cause-one-session',
}

type Words = Pick<Cause, 'title' | 'summary' | 'fix'>

const CAUSES: Readonly<Record<NamedCauseId, Words>> = {
  'sign-in': {
    title: 'The sign-in of the journey failed',
    summary: 'No visitor could sign in to <URL>, so no page of a signed-in visitor was seen.',
    fix: 'Fix signIn in the journey, or the account that it uses, and run the audit again.',
  },
  tag: {
    title: 'The chat tag did not run',
    summary: 'The tag did not run on any page of a signed-in visitor.',
    fix: 'Open one of the chat pages as a signed-in visitor and look at the console of the browser; if the chat is on other pages, name them in chatPages of the journey.',
  },
  activation: {
    title: 'The pages did not call activate',
    summary: 'The tag ran, but no page called activate for the signed-in visitor.',
    fix: 'Call activate on each page with the tag; if the chat is on other pages, name them in chatPages of the journey.',
  },
  token: {
    title: 'The pages gave the tag no token',
    summary: 'activate was called, but its provider returned no token.',
    fix: 'Let the provider return the option SECURED_AUTHENTICATION with a token from your endpoint.',
  },
  platform: {
    title: 'No token reached the platform',
    summary: 'The tag had a token, but none of its requests reached the platform.',
    fix: "Allow requests to https://*.iadvize.com in the page's Content-Security-Policy and in anything else between the page and the platform.",
  },
  accepted: {
    title: 'The platform refused every token',
    summary: 'Tokens reached the platform, and it accepted none of them.',
    fix: 'Run the audit without --only: the rules about the token say what is wrong with it.',
  },
  opened: {
    title: 'The tokens were not opened',
    summary: "No public key of the brand was given, so the contents of the site's tokens are unknown.",
    fix: 'Give the public half of the key that signs the tokens: rehearsal <COMMAND> <url> --public-key brand.pem',
  },
  'one-visitor': {
    title: 'The journey has only one visitor',
    summary: 'Nobody signed in after the first visitor, so two people could not be compared.',
    fix: 'Add a second test account to visitors in the journey.',
  },
  'one-session': {
    title: 'The endpoint was not asked in every session that the rules compare',
    summary:
      'These rules compare the session with others: of another customer, of the same customer, or one that has ended.',
    fix: 'Sign in as another customer (--other-cookie), sign in again as the same one (--again-cookie), and keep the cookies of a session that you then sign out (--ended-cookie). The same options exist for headers.',
  },
}
