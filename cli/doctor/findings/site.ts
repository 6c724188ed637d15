/** Findings about a site: whether it answers, and whether its pages can load the tag from this machine. Pure. */

import type { WebAnswer, WebFacts } from '../look/web.ts'
import { finding, ok, problem, warning, type Finding } from '../report.ts'
import { isPublicAddress } from './public-address.ts'
import { serverFindings, silenceOutcome, type Around } from './server.ts'

export const siteFindings = (facts: WebFacts, around: Around): readonly Finding[] => {
  if (facts.answer === null) return [finding('site', silenceOutcome(facts, around))]
  const { answer } = facts
  return [
    finding('site', siteOutcome(answer, around.inBrowser?.error ?? null)),
    ...serverFindings(answer, around),
    ...localNetworkFindings(answer),
  ]
}

/** `refusal` is the error of the browser; null if it opened the page, or if there is no browser. */
const siteOutcome = ({ url, status }: WebAnswer, refusal: string | null) => {
  const seen = `${url} answers with the status ${status}.`
  if (status >= 500) return problem(seen, 'Look into the log of the site.')
  if (status === 404 || status === 410) return problem(seen, 'Give the address of a page that exists.')
  if (status === 401 || status === 403)
    return warning(seen, 'If a password protects the whole site, open it in the journey.')
  if (status >= 400) return warning(seen, 'Open the address in a browser to see why.')
  // What is wrong with its certificate is a finding of its own.
  if (refusal === null || /ERR_CERT|ERR_SSL/.test(refusal)) return ok(seen)
  return problem(
    `${seen} But the browser does not open it (${refusal}).`,
    'Give the address of a page that a browser can show.',
  )
}

const TAG_ON_LOOPBACK =
  /https?:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?\/[^\s"'<>]*(?:iadvize|chat_init)\.js/i
const VENDORS_TAG = /\/\/[\w.-]+\.iadvize\.com\/[^\s"'<>]*(?:iadvize|chat_init)\.js/i

const INSTEAD =
  'Run the site on this machine as well, or let the proxy (docs/other-tools.md) or the Playwright kit answer for the hosts of iAdvize.'

const localNetworkFindings = ({ ip, body }: WebAnswer): readonly Finding[] => {
  if (ip === null || !isPublicAddress(ip)) return []
  const onLoopback = TAG_ON_LOOPBACK.exec(body)?.[0]
  const asks =
    'Chrome (from version 142) and Edge ask for a permission first, and block it where nobody can answer, as in CI.'
  const is = `The site's address is public (${ip}), and the stand-in is on this machine.`
  if (onLoopback !== undefined) {
    return [finding('local-network', warning(`${is} The page loads the tag from ${onLoopback}: ${asks}`, INSTEAD))]
  }
  if (VENDORS_TAG.test(body)) {
    return [finding('local-network', ok(`The page loads the tag from a host of iAdvize, which needs no permission.`))]
  }
  return [finding('local-network', warning(`${is} If a page loads the tag from it: ${asks}`, INSTEAD))]
}
