/** First-party cookies that hold JSON, encoded so that any JSON is possible. */

import { attempt } from './attempt.ts'

export type Cookies = {
  /** Null if the cookie is missing or does not hold JSON. */
  readonly read: (name: string) => unknown
  readonly write: (name: string, value: unknown, days: number) => void
  readonly remove: (name: string) => void
}

const DAY_SECONDS = 86_400

/** Cookies are set for the first of the `allowedDomains` to which the page's host belongs, or else for that host only. */
export const createCookies = (document: Document, allowedDomains: readonly string[] | undefined): Cookies => {
  const { hostname, protocol } = document.location
  // `?.` twice, because the site may have set any value.
  const domain = allowedDomains?.find?.((listed) => `.${hostname}`.endsWith(`.${listed}`))
  const tail = (domain ? `; Domain=${domain}` : '') + (protocol === 'https:' ? '; Secure' : '')

  const write: Cookies['write'] = (name, value, days) =>
    void attempt(() => {
      const pair = `${name}=${encodeURIComponent(JSON.stringify(value))}; Path=/; Max-Age=`
      // A cookie for the host alone may remain from before the list, and would be read instead of the new one.
      if (domain) document.cookie = `${pair}0`
      document.cookie = `${pair}${days * DAY_SECONDS}; SameSite=Lax${tail}`
    })
  return {
    read: (name) =>
      attempt(() => {
        const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
        return JSON.parse(decodeURIComponent(found?.slice(name.length + 1) ?? 'null')) as unknown
      }),
    write,
    remove: (name) => write(name, 0, 0),
  }
}
