/**
 * Everything that the tag stores in the browser about a visitor, and the consent that this may need.
 *
 * With explicit consent, nothing is stored until the visitor has consented to cookies or started a conversation; until then the
 * identity is kept in memory. Withdrawing consent deletes what was stored. Whether storing is allowed is read from the browser
 * each time, so that it holds in all tabs.
 */

import type { Identity } from '../activation/states.ts'
import { createCookies, type Cookies } from './cookies.ts'
import { createIdentityStorage, YEAR_DAYS, type IdentityPlaces } from './identity-storage.ts'

export type VisitorStorage = {
  readonly store: (identity: Identity) => void
  /** The visitor id of this page or of an earlier one; null if there is none. */
  readonly vuid: () => string | null
  /** Deletes everything about the visitor. The choice about consent stays, because it belongs to the browser. */
  readonly clear: () => void
  /** A conversation starts: from now on this visitor may be stored, with or without consent. */
  readonly permit: () => void
  readonly cookies: Cookies
  /** Whether anything besides the choice about consent may be stored. */
  readonly isAllowed: () => boolean
  /** The choices, by property. */
  readonly choices: () => Choices
  readonly choose: (property: string, choice: unknown) => void
}

type Choices = Readonly<Record<string, unknown>>

export type VisitorStorageOptions = IdentityPlaces & {
  readonly page: { readonly document: Document }
  readonly isConsentNeeded: boolean
  readonly allowedCookieDomains?: readonly string[] | undefined
}

/** The cookies of a transaction that is being sent. */
export const TRANSACTION_COOKIES = ['transactionBundle.transaction', 'transactionBundle.retryCount'] as const

const COOKIES_CONSENT = 'visitor:cookiesConsent'

/** On the vendor's older page, consent is a string. */
const isYes = (choice: unknown): boolean => String(choice) === 'true'

export const createVisitorStorage = (options: VisitorStorageOptions): VisitorStorage => {
  const { page, sid, isConsentNeeded, allowedCookieDomains } = options
  const cookies = createCookies(page.document, allowedCookieDomains)
  const { write, vuid, remove: removeIdentity } = createIdentityStorage(cookies, options)
  const consentCookie = `iadvize-${sid}-consent`
  let current: Identity | null = null
  let chosen: Choices = {}

  const choices = (): Choices => (cookies.read(consentCookie) ?? {}) as Choices
  // A stored visitor was permitted by a conversation on an earlier page, so storing them again is allowed.
  const isAllowed = (): boolean => !isConsentNeeded || isYes(choices()[COOKIES_CONSENT]) || vuid() !== null
  const permit = (): void => {
    if (current && !isAllowed()) write(current)
  }
  const remove = (): void => {
    TRANSACTION_COOKIES.forEach(cookies.remove)
    removeIdentity()
  }
  return {
    cookies,
    permit,
    isAllowed,
    choices,
    store: (identity) => {
      current = identity
      if (isAllowed()) write(identity)
    },
    vuid: () => vuid() ?? current?.vuid ?? null,
    clear: () => {
      current = null
      remove()
    },
    choose: (property, choice) => {
      chosen = { ...chosen, [property]: choice }
      if (property === COOKIES_CONSENT) {
        if (isYes(choice)) permit()
        else if (isConsentNeeded) remove()
      } else if (!isAllowed()) return
      // A refusal is stored as well, or the visitor would be asked again on each page.
      cookies.write(consentCookie, { ...choices(), ...chosen }, YEAR_DAYS)
    },
  }
}
