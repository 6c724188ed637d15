/** The mistakes that every site of this folder can make, the rules that must catch each, and those that may object as well. */

import type { AuditId } from '../../audits/catalogue.ts'

export type Mistake = {
  /** One sentence, as in a code review. */
  readonly what: string
  /** The rules that must catch it. */
  readonly breaks: readonly AuditId[]
  /** Rules that may object as well, because the mistake also affects what they check. */
  readonly mayBreak?: readonly AuditId[]
}

/** Mistakes of the page. Each site makes them in its own way: its code asks `makes(…)`. */
export const PAGE_MISTAKES = {
  'only-after-sign-in': {
    what: '`activate` is called when the visitor signs in, and on no page that is loaded afterwards.',
    breaks: ['activation-every-page'],
    mayBreak: ['activation-secured', 'session-another-tab'],
  },
  'keeps-its-token': {
    what: 'The provider mints one token and answers with it each time it is called.',
    breaks: ['activation-mints-anew', 'token-fresh'],
    mayBreak: ['session-refresh'],
  },
  'goes-anonymous': {
    what: 'A failed activation is followed by an anonymous one.',
    breaks: ['failure-no-anonymous'],
    // Without a token the provider rejects, so the activation fails as well.
    mayBreak: ['failure-no-retry', 'failure-every-reason', 'activation-needs-token'],
  },
  'tries-again': {
    what: 'A failed activation is tried again by the site.',
    breaks: ['failure-no-retry'],
    mayBreak: ['failure-every-reason'],
  },
  'ignores-the-result': {
    what: 'The result of `activate` is never checked.',
    breaks: ['failure-noticed'],
    mayBreak: ['failure-every-reason'],
  },
  'stores-its-token': {
    what: 'The token is put into the local storage or the session storage, for other parts of the site.',
    breaks: ['token-not-in-storage'],
    mayBreak: ['logout-nothing-left'],
  },
  'anonymous-without-a-session': {
    what: 'When the provider gets no token any more, because the session of the site has ended, it answers with the anonymous option.',
    breaks: ['session-ended-elsewhere'],
    mayBreak: ['activation-needs-token', 'failure-no-anonymous'],
  },
  'signs-out-alone': {
    what: 'Signing out ends the session of the site only; `logout` is called nowhere.',
    breaks: ['logout-called', 'logout-nothing-left'],
    // If no page is loaded in between, the next visitor gets the tag of the previous one.
    mayBreak: ['logout-another-tab', 'logout-next-visitor', 'activation-once'],
  },
} as const satisfies Readonly<Record<string, Mistake>>

/** Mistakes of the server, made in the same way for every site. */
export const SERVER_MISTAKES = {
  'policy-without-the-platform': {
    what: 'The Content-Security-Policy allows the tag, but `connect-src` does not name the platform that it calls.',
    breaks: ['loading-csp', 'activation-secured'],
  },
  'signed-with-another-key': {
    what: 'The token is signed with the private key of another environment, whose public half is not registered.',
    breaks: ['token-keys', 'activation-secured'],
  },
  'e-mail-as-user-id': {
    what: 'The user id is the e-mail address of the customer.',
    breaks: ['token-user-id-opaque'],
  },
  'token-may-be-cached': {
    what: 'The token endpoint lets browsers and proxies keep its answers for five minutes.',
    breaks: ['token-endpoint-uncached'],
  },
} as const satisfies Readonly<Record<string, Mistake>>

export type PageMistake = keyof typeof PAGE_MISTAKES
export type ServerMistake = keyof typeof SERVER_MISTAKES
export type MistakeId = PageMistake | ServerMistake

const MISTAKES = { ...PAGE_MISTAKES, ...SERVER_MISTAKES }

export const MISTAKE_IDS = Object.keys(MISTAKES) as readonly MistakeId[]

export const mistakeOf = (id: MistakeId): Mistake => MISTAKES[id]
