/** Hosts of a brand's own that serve the tag as the vendor's hosts do: `onlinecontact.brand.example`. */

const EXAMPLE = 'onlinecontact.brand.example'

/** What is wrong with one of them, and what to write instead; null when nothing is. */
export const hostProblem = (given: unknown): string | null => {
  if (typeof given !== 'string' || given === '') return `must be a host, as "${EXAMPLE}"`
  if (given.includes('*')) return `"${given}" stands for several hosts: name each of them, as "${EXAMPLE}"`
  const address = given.includes('//') ? given.replace(/^\/\//, 'https://') : `https://${given}`
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  if (!/^[a-z\d-]+(\.[a-z\d-]+)*$/.test(host)) return `"${given}" is not a host: write one as "${EXAMPLE}"`
  if (/(^|\.)iadvize\.com$/.test(host)) return `"${given}" is the vendor's own, which needs no setting: leave it out`
  return host === given ? null : `"${given}" is more than a host: write "${host}"`
}

/** Throws a sentence about the first that is wrong; `setting` is where it was written. */
export const checkedHosts = (setting: string, given: unknown): readonly string[] => {
  if (!Array.isArray(given)) throw new Error(`${setting} must be a list of hosts, as ["${EXAMPLE}"].`)
  const problem = given.map(hostProblem).find((found) => found !== null)
  if (problem) throw new Error(`${setting}: ${problem}.`)
  return given as readonly string[]
}
