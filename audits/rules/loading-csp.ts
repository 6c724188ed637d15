import { isVendorUrl } from '../../protocol/vendor-urls.ts'
import { ofType, tagPagesOf } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, notApplicable, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene, SeenRequest, SeenViolation } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: "The page's Content-Security-Policy allows the chat tag",
  rule: "The page's Content-Security-Policy, if it has one, allows the script and the requests of the platform.",
  why: 'What the policy blocks fails in every browser: no visitor can chat, and it looks like an outage of the vendor.',
  source: {
    basis: 'observed',
    page: 'GTM-MAIN',
    says: 'The template may load scripts from *.iadvize.com. No page with the full list of directives is archived.',
  },
  fix: {
    text: 'Allow https://*.iadvize.com for scripts and requests, and the inline part of the snippet by its hash or a nonce.',
    code: {
      language: 'http',
      text: `Content-Security-Policy:
  script-src 'self' 'nonce-<RANDOM>' https://*.iadvize.com;
  connect-src 'self' https://*.iadvize.com`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 5,
  needs: { visit: [VISIT.looksAround] },
  judge: ({ visit }) => {
    if (!visit.requests.some((request) => policyOf(request) !== null)) {
      return notApplicable('No page of the visit has a Content-Security-Policy.')
    }
    const problems = [...blockedAddresses(visit), ...blockedConfiguration(visit)]
    if (problems.length === 0 && ofType(visit.journal, 'tag-loaded').length === 0) {
      return couldNotTell(
        'a page on which the tag runs',
        'The tag did not run, so nothing shows what the policy allows.',
      )
    }
    return verdictOn(problems, 'The policies of the site blocked nothing from the vendor.')
  },
}

const blockedAddresses = (visit: Scene): readonly Problem[] =>
  visit.violations
    .filter(({ blocked, isVendor }) => isVendor && !isOurOwn(blocked))
    .map((violation) => ({
      word: directiveOf(violation),
      sentence: 'The Content-Security-Policy blocks what the tag needs',
      at: `${violation.blocked} by ${directiveOf(violation)}`,
      evidence: policyProof(visit, violation, hostToAllow(violation)),
    }))

/** The vendor's wildcard does not cover the brand's own hosts. */
const hostToAllow = ({ blocked }: SeenViolation): string =>
  isVendorUrl(blocked) ? 'https://*.iadvize.com' : `https://${new URL(blocked).host}`

/** Browsers report the narrow directive, such as `script-src-elem`, but hardly any site uses it. */
const directiveOf = ({ directive }: SeenViolation): string => directive.replace(/-(?:elem|attr)/, '')

/** Browsers do not say which inline script was blocked, but the one with the configuration did not run. */
const blockedConfiguration = (visit: Scene): readonly Problem[] =>
  visit.violations
    .filter(
      ({ id, blocked }) =>
        blocked === 'inline' &&
        tagPagesOf(visit.documents).some(({ last }) => last.id === id && last.facts.sid === null),
    )
    .map((violation) => ({
      word: 'inline-snippet',
      sentence: 'The Content-Security-Policy blocks an inline script, so the tag has no configuration.',
      evidence: policyProof(visit, violation, "'nonce-<RANDOM>', or the hash of the script"),
    }))

/** The stand-in's own request for its journal, which the real tag does not make. */
const isOurOwn = (url: string): boolean => url.endsWith('/journal')

const policyProof = (visit: Scene, violation: SeenViolation, missing: string) => {
  const url = visit.documents.find(({ id }) => id === violation.id)?.url ?? 'a page that was left at once'
  const policies = visit.requests.filter((request) => request.url === url).flatMap((request) => policyOf(request) ?? [])
  const parts = policies.flatMap((policy) => policy.split(';')).map((part) => part.trim())
  // A wider directive decides if the policy does not name the narrow one.
  const names = [violation.directive, directiveOf(violation), 'default-src']
  const [decisive = 'not known'] = names.flatMap((name) => parts.filter((part) => part.split(' ')[0] === name))
  return [value(`Content-Security-Policy of ${url}`, decisive, `${directiveOf(violation)} with ${missing}`)]
}

const policyOf = ({ kind, answer, answerHeaders }: SeenRequest): string | null => {
  if (kind !== 'document') return null
  const [inPage = ''] = /<meta[^>]+http-equiv=.?content-security-policy.?[^>]*>/i.exec(answer ?? '') ?? []
  return answerHeaders['content-security-policy'] ?? /content="([^"]+)"/i.exec(inPage)?.[1] ?? null
}
