/** Hosts of a brand that serve the tag as the vendor's hosts do: `onlinecontact.brand.example`. */

import { isVendorHost } from './endpoints.ts'

const EXAMPLE = 'onlinecontact.brand.example'

/** What is wrong with a host, and what to write instead; null if nothing is. */
export const hostProblem = (given: unknown): string | null => {
  if (typeof given !== 'string' || given === '') return `must be a host, for example "${EXAMPLE}"`
  if (given.includes('*')) return `"${given}" stands for several hosts: name each of them, for example "${EXAMPLE}"`
  const address = given.includes('//') ? given.replace(/^\/\//, 'https://') : `https://${given}`
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  if (!/^[a-z\d-]+(\.[a-z\d-]+)*$/.test(host)) return `"${given}" is not a host: write one like "${EXAMPLE}"`
  if (isVendorHost(host)) return `"${given}" is a host of the vendor, which needs no setting: leave it out`
  return host === given ? null : `"${given}" is more than a host: write "${host}"`
}

/** Throws a sentence about the first invalid host; `setting` names the setting. */
export const checkedHosts = (setting: string, given: unknown): readonly string[] => {
  if (!Array.isArray(given)) throw new Error(`${setting} must be a list of hosts, for example ["${EXAMPLE}"].`)
  const problem = given.map(hostProblem).find((found) => found !== null)
  if (problem) throw new Error(`${setting}: ${problem}.`)
  return given as readonly string[]
}
