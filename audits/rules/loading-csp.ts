import { isVendorUrl } from '../../playwright-kit/vendor-urls.ts'
import { ofType, tagPagesOf } from '../look.ts'
import { codeOf, value } from '../proof.ts'
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

/** One for each directive that blocks. */
const blockedAddresses = (visit: Scene): readonly Problem[] => {
  const blocked = visit.violations.filter(({ blocked: url }) => isVendorUrl(url) && !isOurOwn(url))
  return [...new Set(blocked.map(({ directive }) => directive))].flatMap((name) =>
    blocked
      .filter(({ directive }) => directive === name)
      .slice(0, 1)
      .map((violation) => ({
        word: name,
        sentence: `The Content-Security-Policy blocks ${violation.blocked} by ${name}.`,
        evidence: policyProof(visit, violation, 'https://*.iadvize.com'),
      })),
  )
}

/** Which of the inline scripts was blocked nobody says; but the one with the configuration has not run. */
const blockedConfiguration = (visit: Scene): readonly Problem[] =>
  visit.violations
    .filter(
      ({ id, blocked }) =>
        blocked === 'inline' &&
        tagPagesOf(visit.documents).some(({ last }) => last.id === id && last.facts.sid === null),
    )
    .slice(0, 1)
    .map((violation) => ({
      word: 'inline-snippet',
      sentence: 'The Content-Security-Policy blocks an inline script, and the tag is left without its configuration.',
      evidence: policyProof(visit, violation, "'nonce-<RANDOM>', or the hash of the script"),
    }))

/** The stand-in keeps its record there; in life nobody asks for it. */
const isOurOwn = (url: string): boolean => url.endsWith('/journal')

const policyProof = (visit: Scene, { id, directive }: SeenViolation, missing: string) => {
  const url = visit.documents.find((document) => document.id === id)?.url ?? ''
  const page = visit.requests.find((request) => request.url === url && policyOf(request) !== null)
  const policy = (page === undefined ? null : policyOf(page)) ?? ''
  // What a policy does not name is decided by the wider word: script-src-elem by script-src, and that by default-src.
  const names = [directive, directive.replace(/-(?:elem|attr)$/, ''), 'default-src']
  const parts = policy.split(';').map((part) => part.trim())
  const decisive = names.flatMap((name) => parts.find((part) => part.split(' ')[0] === name) ?? [])[0]
  return [
    value(`Content-Security-Policy of ${url}`, decisive ?? policy, `${directive} with ${missing}`),
    ...codeOf(visit, url, { caption: 'What it blocks', words: /iAdvizeInterface\.config|\/iadvize\.js/ }),
  ]
}

const policyOf = ({ kind, answer, answerHeaders }: SeenRequest): string | null => {
  if (kind !== 'document') return null
  const inPage = /<meta[^>]+http-equiv=["']?content-security-policy["']?[^>]+content="([^"]+)"/i
  return answerHeaders['content-security-policy'] ?? inPage.exec(answer ?? '')?.[1] ?? null
}
