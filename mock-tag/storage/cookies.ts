/** First-party cookies that hold JSON, encoded so that it can be any. */

import { attempt } from './attempt.ts'

export type Cookies = {
  /** Null where there is none, or none of JSON. */
  readonly read: (name: string) => unknown
  readonly write: (name: string, value: unknown, days: number) => void
  readonly remove: (name: string) => void
}

const DAY_SECONDS = 86_400

/** They are for the first of the `allowedDomains` that the page's host belongs to, else for that host alone. */
export const createCookies = (document: Document, allowedDomains: readonly string[] | undefined): Cookies => {
  const { hostname, protocol } = document.location
  // Optional twice: a site may give anything.
  const domain = allowedDomains?.find?.((listed) => `.${hostname}`.endsWith(`.${listed}`))
  const tail = (domain ? `; Domain=${domain}` : '') + (protocol === 'https:' ? '; Secure' : '')

  const write: Cookies['write'] = (name, value, days) =>
    void attempt(() => {
      const pair = `${name}=${encodeURIComponent(JSON.stringify(value))}; Path=/; Max-Age=`
      // One for the host alone may be left from before the list, and would be read in place of the new one.
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
