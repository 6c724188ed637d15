/** What the platform had against the tokens of a visit, shared out among the rules about what is in a token. */

import { TOKEN_CAUSE_NAMES, TOKEN_CAUSES, type TokenCause } from '../../../protocol/token-causes.ts'
import type { TokenCheck } from '../../../protocol/token-policy.ts'
import type { JournalEntry } from '../../../protocol/journal.ts'
import type { AuditId } from '../../catalogue.ts'
import { ofType, type EntryOf } from './look.ts'
import { timeline, value } from '../../proof.ts'
import { couldNotTell, verdictOn, type Judgement, type Problem, type Rule } from '../../rule.ts'
import { VISIT } from '../../scenes/visit.ts'
import type { Scene } from '../../seen.ts'

/** Each cause is the matter of one audit. Another one may be broken by it as well: `also` of a layer. */
export const AUDIT_OF_CAUSE = {
  'token-empty': 'token-encryption',
  'token-replayed': 'token-fresh',
  'jwe-too-long': 'token-size',
  'jwe-not-compact': 'token-encryption',
  'jwe-header-not-json': 'token-encryption',
  'jwe-alg': 'token-encryption',
  'jwe-enc': 'token-encryption',
  'jwe-compressed': 'token-encryption',
  'jwe-critical': 'token-encryption',
  'jwe-part-length': 'token-encryption',
  'jwe-another-key': 'token-keys',
  'jwe-tampered': 'token-encryption',
  'jws-too-long': 'token-size',
  'jws-not-compact': 'token-signature',
  'jws-header-not-json': 'token-signature',
  'jws-alg': 'token-signature',
  'jws-compressed': 'token-signature',
  'jws-critical': 'token-signature',
  'project-without-key': 'token-keys',
  'signature-another-key': 'token-keys',
  'signature-key-not-held': 'token-keys',
  'signature-kid-wrong': 'token-keys',
  'claims-not-json': 'token-claims',
  'exp-missing': 'token-expiry',
  'exp-not-a-number': 'token-expiry',
  'exp-past': 'token-expiry',
  'user-id-missing': 'token-user-id',
  'user-id-without-prefix': 'token-user-id',
  'user-id-empty': 'token-user-id',
  'user-id-not-a-string': 'token-user-id',
  'user-id-too-long': 'token-user-id',
  'visitor-data-not-strings': 'token-claims',
  'visitor-data-field-unknown': 'token-claims',
  'claim-without-prefix': 'token-claims',
  'exp-far-away': 'token-short-lived',
  'user-id-looks-like-email': 'token-user-id-opaque',
} as const satisfies Readonly<Record<TokenCause, AuditId>>

export type Layer = {
  readonly audit: AuditId
  /** The last of what the platform looks at for this rule: a token that it has read beyond keeps the rule. */
  readonly last: TokenCause
  readonly also?: readonly TokenCause[]
  /** What only warns. */
  readonly warn?: readonly TokenCause[]
  readonly good: string
  /** What else the rule has against a token. */
  readonly more?: (judged: Judged, visit: Scene) => readonly Problem[]
}

type Judged = EntryOf<'attempt-answered'> & { readonly checked: TokenCheck }

export const layerRule = ({ audit, last, also = [], warn = [], good, more = () => [] }: Layer): Rule => ({
  audit,
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const judged = judgedTokens(visit.journal)
    const problems = judged.flatMap((entry) => [
      ...complaintsIn(entry)
        .filter(({ cause }) => AUDIT_OF_CAUSE[cause] === audit || also.includes(cause))
        .map(({ cause, detail }) => problemOf(visit, entry, { cause, detail })),
      ...more(entry, visit),
    ])
    const isTold = problems.length > 0 || judged.some((entry) => isReadBeyond(last, entry))
    return isTold ? verdictOn(problems, good, warn) : hidden(judged, visit)
  },
})

/** When each token came first: one that is sent again later has had its judgement. */
export const judgedTokens = (entries: readonly JournalEntry[]): readonly Judged[] => {
  const judged = ofType(entries, 'attempt-answered').filter((entry): entry is Judged => entry.checked !== null)
  return judged.filter(({ token }, index) => judged.findIndex((other) => other.token === token) === index)
}

/** Why nothing can be told of a part of the token. */
export const hidden = (judged: readonly Judged[], visit: Scene): Judgement => {
  const [first] = judged
  if (first === undefined) {
    return couldNotTell('an activation with a token', 'No token reached the platform.', timeline(visit, 'The visit'))
  }
  const { cause, detail } = first
  return cause === null
    ? couldNotTell("the brand's public key, and a token that can be opened", 'The tokens were not opened.')
    : couldNotTell(
        `a token without the fault "${cause}"`,
        `The platform stopped reading the token before it came to this: ${detail ?? cause}.`,
        timeline(visit, 'Until the platform stopped reading', [first]),
      )
}

/** How far the platform looks where nothing is wrong. */
const LAST_READ = {
  full: 'visitor-data-not-strings',
  'header-only': 'jwe-part-length',
  none: 'jwe-too-long',
} as const satisfies Readonly<Record<TokenCheck, TokenCause>>

/** The causes stand in the order in which the platform looks for them; of `last` itself the rule has complained by now. */
const isReadBeyond = (last: TokenCause, { cause, checked }: Judged): boolean =>
  TOKEN_CAUSE_NAMES.slice(TOKEN_CAUSE_NAMES.indexOf(last)).includes(cause ?? LAST_READ[checked])

type Complaint = { readonly cause: TokenCause; readonly detail: string }

const complaintsIn = ({ cause, detail, warnings }: Judged): readonly Complaint[] => [
  ...(cause === null ? [] : [{ cause, detail: detail ?? cause }]),
  ...warnings,
]

const problemOf = (visit: Scene, entry: Judged, { cause, detail }: Complaint): Problem => ({
  word: cause,
  sentence:
    entry.cause === cause
      ? `The platform cannot take the token: ${detail}.`
      : `The platform takes the token, but it is not as the vendor wants it: ${detail}.`,
  evidence: [
    value(`what the platform found in token ${entry.token}`, detail, TOKEN_CAUSES[cause].fix),
    timeline(visit, 'Until the platform read the token', [entry]),
  ],
})
