import { isVendorUrl } from '../../playwright-kit/vendor-urls.ts'
import { ofType, tagPagesOf } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, notApplicable, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene, SeenRequest, SeenViolation } from '../seen.ts'

export const loadingCsp: Rule = {
  audit: 'loading-csp',
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
    return verdictOn(problems, 'The policies of the site blocked nothing of the vendor.')
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

/** A host of the brand's own is not among those of the vendor. */
const hostToAllow = ({ blocked }: SeenViolation): string =>
  isVendorUrl(blocked) ? 'https://*.iadvize.com' : `https://${new URL(blocked).host}`

/** Browsers name the narrow one, and hardly any site does. */
const directiveOf = ({ directive }: SeenViolation): string => directive.replace(/-(?:elem|attr)/, '')

/** Which of the inline scripts was blocked nobody says; but the one with the configuration has not run. */
const blockedConfiguration = (visit: Scene): readonly Problem[] =>
  visit.violations
    .filter(
      ({ id, blocked }) =>
        blocked === 'inline' &&
        tagPagesOf(visit.documents).some(({ last }) => last.id === id && last.facts.sid === null),
    )
    .map((violation) => ({
      word: 'inline-snippet',
      sentence: 'The Content-Security-Policy blocks an inline script, and the tag is left without its configuration.',
      evidence: policyProof(visit, violation, "'nonce-<RANDOM>', or the hash of the script"),
    }))

/** The stand-in keeps its record there; in life nobody asks for it. */
const isOurOwn = (url: string): boolean => url.endsWith('/journal')

const policyProof = (visit: Scene, violation: SeenViolation, missing: string) => {
  const url = visit.documents.find(({ id }) => id === violation.id)?.url ?? 'a page that was left at once'
  const policies = visit.requests.filter((request) => request.url === url).flatMap((request) => policyOf(request) ?? [])
  const parts = policies.flatMap((policy) => policy.split(';')).map((part) => part.trim())
  // What a policy does not name is decided by the wider word.
  const names = [violation.directive, directiveOf(violation), 'default-src']
  const [decisive = 'not known'] = names.flatMap((name) => parts.filter((part) => part.split(' ')[0] === name))
  return [value(`Content-Security-Policy of ${url}`, decisive, `${directiveOf(violation)} with ${missing}`)]
}

const policyOf = ({ kind, answer, answerHeaders }: SeenRequest): string | null => {
  if (kind !== 'document') return null
  const [inPage = ''] = /<meta[^>]+http-equiv=.?content-security-policy.?[^>]*>/i.exec(answer ?? '') ?? []
  return answerHeaders['content-security-policy'] ?? /content="([^"]+)"/i.exec(inPage)?.[1] ?? null
}
