/** Which findings say why a link of the chain broke, and which only say that it did. */

import type { TokenCause } from '../../protocol/token-causes.ts'
import { auditOfCause, type AuditId } from '../catalogue.ts'
import type { Finding } from '../finding.ts'
import { BOXED_TAG, LINKS, type Link } from '../missing.ts'

export type Explainer = { readonly audit: AuditId; readonly isCause: (finding: Finding) => boolean }

/**
 * The findings that may explain the broken link, the closest to the mistake first. `tokenCause` is why the platform
 * refused the tokens.
 */
export const explainersOf = (broken: Link, tokenCause: TokenCause | null): readonly Explainer[] => {
  const tokenAudit = tokenCause === null ? null : auditOfCause(tokenCause)
  switch (broken) {
    case 'sign-in':
    case 'opened':
      return []
    case 'tag':
      return [brokenRule('loading-csp', (word) => word !== CONNECT), snippet, boxedTag, nobodySecured]
    case 'activation':
      return [brokenRule('loading-csp', (word) => word !== CONNECT), nobodySecured]
    case 'token':
      return [brokenRule('activation-provider'), nobodySecured]
    case 'platform':
      return [brokenRule('loading-csp', (word) => word === CONNECT), nobodySecured]
    case 'accepted':
      return [
        ...(tokenAudit === null ? [] : [brokenRule(tokenAudit, (word) => word === tokenCause)]),
        brokenRule('loading-snippet', (word) => word === 'other-sid'),
        nobodySecured,
      ]
    default:
      return broken satisfies never
  }
}

/** The problem words of a rule that are only effects of the broken link. */
export const effectsOf = (audit: AuditId, broken: Link): readonly string[] =>
  Object.entries(EFFECTS[audit] ?? {}).flatMap(([word, link]) =>
    LINKS.indexOf(broken) <= LINKS.indexOf(link) ? [word] : [],
  )

const EFFECTS: Readonly<Partial<Record<AuditId, Readonly<Record<string, Link>>>>> = {
  'activation-secured': { 'no-activation': 'accepted', failed: 'accepted', 'failed-on-a-page': 'accepted' },
  'activation-every-page': { 'page-without-activation': 'activation' },
}

type Result = {
  readonly audit: AuditId
  readonly words: readonly string[]
  readonly of: { readonly audit: AuditId; readonly word: string }
}

/** Problems that result from a problem of another rule. When that one is fixed, these disappear as well. */
export const RESULTS: readonly Result[] = [
  {
    audit: 'activation-mints-anew',
    words: ['kept-in-the-page', 'kept-across-pages'],
    of: { audit: 'token-endpoint-uncached', word: 'same-token' },
  },
  { audit: 'token-fresh', words: ['former-token'], of: { audit: 'token-endpoint-uncached', word: 'same-token' } },
  { audit: 'token-fresh', words: ['former-token'], of: { audit: 'activation-mints-anew', word: 'kept-in-the-page' } },
  { audit: 'token-fresh', words: ['former-token'], of: { audit: 'activation-mints-anew', word: 'kept-across-pages' } },
  {
    audit: 'token-user-id-distinct',
    words: ['shared'],
    of: { audit: 'token-endpoint-identity', word: 'in-the-address' },
  },
  { audit: 'token-user-id-distinct', words: ['shared'], of: { audit: 'token-endpoint-identity', word: 'in-the-body' } },
  { audit: 'logout-nothing-left', words: ['identity-left'], of: { audit: 'logout-called', word: 'not-called' } },
  {
    audit: 'session-refresh',
    words: ['identity-lost'],
    of: { audit: 'activation-mints-anew', word: 'none-for-a-retry' },
  },
]

/** The broken rules that can explain why something was not seen, although a visitor was secured somewhere. */
export const hiddenBy = (missing: string): readonly AuditId[] =>
  HIDDEN.flatMap(({ pattern, by }) => (pattern.test(missing) ? [by] : []))

const HIDDEN: readonly { readonly pattern: RegExp; readonly by: AuditId }[] = [
  { pattern: /^a secured visitor who stays on a page$/, by: 'activation-every-page' },
  { pattern: /^two calls of the provider on one page$/, by: 'activation-every-page' },
  { pattern: /^a refresh with a token$/, by: 'session-refresh' },
  // A site that keeps retrying is not watched to the end.
  { pattern: /^an end of the calls of activate$/, by: 'failure-no-retry' },
  { pattern: /^the step "(?:waits for a day|opens the next page|signs out)"$/, by: 'failure-no-retry' },
]

/** The rules that require a new token each time, the closest to the mistake first. */
export const NEW_TOKENS = [
  'token-endpoint-uncached',
  'activation-mints-anew',
  'token-fresh',
] as const satisfies readonly AuditId[]

/** The directive for the requests that the tag makes once it runs. */
const CONNECT = 'connect-src'

const brokenRule = (audit: AuditId, isWord: (word: string) => boolean = () => true): Explainer => ({
  audit,
  isCause: (finding) => 'problems' in finding && finding.problems.some(isWord),
})

/** With any of these problems the tag does not start. */
const NO_START: readonly string[] = ['no-tag', 'no-queue', 'no-sid']

const snippet = brokenRule('loading-snippet', (word) => NO_START.includes(word))

const boxedTag: Explainer = {
  audit: 'loading-snippet',
  isCause: (finding) => 'missing' in finding && BOXED_TAG.includes(finding.missing),
}

/** The rule about the whole chain, for when no other rule says more. */
const nobodySecured = brokenRule('activation-secured')
