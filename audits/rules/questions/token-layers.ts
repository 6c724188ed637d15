/** Distributes the platform's complaints about the tokens of a visit among the rules about the content of a token. */

import { fixOfCause } from '../../../diagnosis/fix.ts'
import { TOKEN_CAUSE_NAMES, type TokenCause } from '../../../protocol/token-causes.ts'
import type { TokenCheck } from '../../../protocol/token-policy.ts'
import type { JournalEntry } from '../../../journal/entries.ts'
import { ofType, type EntryOf } from './look.ts'
import { timeline, value } from '../../proof.ts'
import { couldNotTell, verdictOn, type Judgement, type Problem, type Audit } from '../../rule.ts'
import type { Scene } from '../../seen.ts'
import { VISIT } from '../../scenes/steps.ts'

export type Layer = {
  /** The faults of a token that this rule is about. */
  readonly causes: readonly TokenCause[]
  /** The last thing that the platform checks for this rule. A token that was read beyond it keeps the rule. */
  readonly last: TokenCause
  /** Faults that another rule is about, but that break this one as well. */
  readonly also?: readonly TokenCause[]
  /** Faults that only warn. */
  readonly warn?: readonly TokenCause[]
  readonly good: string
  /** Further problems of a token that the rule looks for. */
  readonly more?: (judged: Judged, visit: Scene) => readonly Problem[]
}

type Part = Pick<Audit, 'needs' | 'judge'> & Pick<Layer, 'causes'>

type Judged = EntryOf<'attempt-answered'> & { readonly checked: TokenCheck }

export const layerRule = ({ causes, last, also = [], warn = [], good, more = () => [] }: Layer): Part => ({
  causes,
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const judged = judgedTokens(visit.journal)
    const problems = judged.flatMap((entry) => [
      ...complaintsIn(entry)
        .filter(({ cause }) => causes.includes(cause) || also.includes(cause))
        .map((complaint) => problemOf(visit, entry, complaint)),
      ...more(entry, visit),
    ])
    const isTold = problems.length > 0 || judged.some((entry) => isReadBeyond(last, entry))
    return isTold ? verdictOn(problems, good, warn) : hidden(judged, visit)
  },
})

/** The first judgement of each token. A token that is sent again has already been judged. */
export const judgedTokens = (entries: readonly JournalEntry[]): readonly Judged[] => {
  const judged = ofType(entries, 'attempt-answered').filter((entry): entry is Judged => entry.checked !== null)
  return judged.filter(({ token }, index) => judged.findIndex((other) => other.token === token) === index)
}

/** Why a part of the token could not be judged. */
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
        `The platform refused the token before this check: ${detail ?? cause}.`,
        timeline(visit, 'Until the platform stopped reading', [first]),
      )
}

/** The last thing that the platform checks in a token without faults. */
const LAST_READ = {
  full: 'visitor-data-not-strings',
  'header-only': 'jwe-part-length',
  none: 'jwe-too-long',
} as const satisfies Readonly<Record<TokenCheck, TokenCause>>

/**
 * The causes are in the order in which the platform checks them. If the fault is `last` itself, the rule has already
 * reported it.
 */
const isReadBeyond = (last: TokenCause, { cause, checked }: Judged): boolean =>
  TOKEN_CAUSE_NAMES.slice(TOKEN_CAUSE_NAMES.indexOf(last)).includes(cause ?? LAST_READ[checked])

type Complaint = { readonly cause: TokenCause; readonly detail: string; readonly fix: string }

const complaintsIn = ({ cause, detail, warnings, ...entry }: Judged): readonly Complaint[] => [
  ...(cause === null ? [] : [{ cause, detail: detail ?? cause, fix: fixOfCause({ ...entry, cause }) }]),
  ...warnings.map((warning) => ({ ...warning, fix: fixOfCause(warning) })),
]

const problemOf = (visit: Scene, entry: Judged, { cause, detail, fix }: Complaint): Problem => ({
  word: cause,
  sentence:
    entry.cause === cause
      ? `The platform cannot accept the token: ${detail}.`
      : `The platform accepts the token, but it is not as it should be: ${detail}.`,
  evidence: [
    value(`what the platform found in token ${entry.token}`, detail, fix),
    timeline(visit, 'Until the platform read the token', [entry]),
  ],
})
