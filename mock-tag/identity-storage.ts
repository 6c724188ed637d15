/**
 * Where the visitor's identity lives between pages: the first-party cookie `iadvize-<sid>-vuid` (its parts are
 * documented, its serialisation is not: ours is URI-encoded JSON) and, as another vendor page says, local storage.
 *
 * A browser may deny either; the tag then goes on without it.
 */

import type { Fidelity } from '../protocol/fidelity.ts'
import type { Identity } from './activation/states.ts'

/** "12 months or less". */
const COOKIE_MAX_AGE_SECONDS = 365 * 24 * 3600

export type IdentityStorage = {
  readonly store: (identity: Identity) => void
  /** The visitor id of an earlier page, if any. */
  readonly vuid: () => string | null
  /** True when something was there. */
  readonly clear: () => boolean
}

type CookieParts = { readonly vuid?: unknown; readonly deviceId?: unknown }

export const createIdentityStorage = (
  page: { readonly document: Document; readonly localStorage: () => Storage },
  sid: string,
  places: Fidelity['identityPlaces'],
): IdentityStorage => {
  const cookieName = `iadvize-${sid}-vuid`
  const tokenKey = `iadvize-${sid}-jwtIdentity`

  const readCookie = (): CookieParts | null =>
    attempt(() => {
      const found = page.document.cookie.split('; ').find((pair) => pair.startsWith(`${cookieName}=`))
      const json = found === undefined ? 'null' : decodeURIComponent(found.slice(cookieName.length + 1))
      return JSON.parse(json) as CookieParts | null
    }) ?? null

  const writeCookie = (value: string, maxAgeSeconds: number): void => {
    const secure = page.document.location.protocol === 'https:' ? '; Secure' : ''
    page.document.cookie = `${cookieName}=${value}; Path=/; Max-Age=${maxAgeSeconds}; SameSite=Lax${secure}`
  }

  return {
    store: ({ vuid, accessToken }) => {
      const deviceId = readCookie()?.deviceId ?? randomHex()
      const jwtIdentity = places.includes('cookie') ? { jwtIdentity: accessToken } : {}
      const value = encodeURIComponent(JSON.stringify({ vuid, deviceId, ...jwtIdentity }))
      attempt(() => writeCookie(value, COOKIE_MAX_AGE_SECONDS))
      if (places.includes('local-storage')) attempt(() => page.localStorage().setItem(tokenKey, accessToken))
    },
    vuid: () => {
      const vuid = readCookie()?.vuid
      return typeof vuid === 'string' ? vuid : null
    },
    clear: () => {
      const held = readCookie() !== null || (attempt(() => page.localStorage().getItem(tokenKey)) ?? null) !== null
      attempt(() => writeCookie('', 0))
      attempt(() => page.localStorage().removeItem(tokenKey))
      return held
    },
  }
}

const attempt = <Result>(touchStorage: () => Result): Result | undefined => {
  try {
    return touchStorage()
  } catch {
    return undefined
  }
}

/** `crypto.randomUUID` is missing on plain-http sites; getRandomValues is not. */
export const randomHex = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
