/**
 * Stores the visitor's identity between pages: in the first-party cookie `iadvize-<sid>-vuid` (the vendor documents its parts but
 * not its serialisation; ours is JSON) and, as another vendor page says, in local storage. The session token of an anonymous
 * visitor is stored in neither.
 */

import type { Fidelity } from '../../protocol/fidelity.ts'
import type { Identity } from '../activation/states.ts'
import type { JournalWriter } from '../journal-writer.ts'
import { attempt } from './attempt.ts'
import type { Cookies } from './cookies.ts'

/** Writes each change of the stored identity to the journal. */
export type IdentityStorage = {
  readonly write: (identity: Identity) => void
  readonly vuid: () => string | null
  readonly remove: () => void
}

export type IdentityPlaces = {
  readonly page: { readonly localStorage: Storage }
  readonly sid: string
  readonly places: Fidelity['identityPlaces']
  readonly journal: Pick<JournalWriter, 'write'>
}

/** The vendor says: "12 months or less". */
export const YEAR_DAYS = 365

export const createIdentityStorage = (
  cookies: Cookies,
  { page, sid, places, journal }: IdentityPlaces,
): IdentityStorage => {
  const cookie = `iadvize-${sid}-vuid`
  const tokenKey = `iadvize-${sid}-jwtIdentity`

  const readParts = (): { readonly vuid?: unknown; readonly deviceId?: unknown } => cookies.read(cookie) ?? {}
  const removeToken = (): void => void attempt(() => page.localStorage.removeItem(tokenKey))
  return {
    write: ({ kind, vuid, accessToken }) => {
      const tokenIn = (place: (typeof places)[number]): string | undefined =>
        kind === 'secured' && places.includes(place) ? accessToken : undefined
      const { deviceId = randomHex() } = readParts()
      const token = tokenIn('local-storage')
      // JSON leaves out undefined values.
      cookies.write(cookie, { vuid, deviceId, jwtIdentity: tokenIn('cookie') }, YEAR_DAYS)
      removeToken()
      if (token) attempt(() => page.localStorage.setItem(tokenKey, token))
      journal.write({ type: 'identity-stored', kind, vuid })
    },
    vuid: () => {
      const { vuid } = readParts()
      return typeof vuid === 'string' ? vuid : null
    },
    remove: () => {
      const found = cookies.read(cookie) ?? attempt(() => page.localStorage.getItem(tokenKey))
      if (found !== null) journal.write({ type: 'identity-cleared' })
      cookies.remove(cookie)
      removeToken()
    },
  }
}

/** `crypto.randomUUID` is missing on plain-http sites; getRandomValues is not. */
export const randomHex = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
