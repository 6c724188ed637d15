/** @jsxImportSource preact */

import { durationText } from '../../../protocol/duration.ts'
import { failureOf } from '../../../protocol/failures.ts'
import type { InspectedVerdict } from '../../../protocol/inspection.ts'
import { words as roomWords } from '../language.ts'
import type { FollowedStage } from './followed-stage.ts'
import type { Seen } from './looking.ts'
import { leadsOf, titleOf } from './reading.ts'
import { Warnings } from './warnings.tsx'
import { words } from './words.ts'

type Tone = 'success' | 'wait' | 'failure' | 'plain'

type VerdictProps = { readonly seen: Seen; readonly followed: FollowedStage }

/** What it is, what the platform would say, and the way to fix it. The sentences are those of the diagnosis, in English. */
export const VerdictCard = ({ seen, followed: { stage, aheadMs } }: VerdictProps) => {
  const { diagnosis, verdict, unwrapped } = seen
  return (
    <section class={`card verdict is-${toneOf(seen)}`} aria-label={words.verdict.title}>
      <div role="status">
        <h2>{titleOf(seen, words.verdict)}</h2>
        {leadsOf(seen).map((sentence, index) => (
          <p key={sentence} lang="en" class={index === 0 ? 'lead' : 'hint'}>
            <Sentence text={sentence} />
          </p>
        ))}
      </div>
      {verdict === null ? null : verdict.accepted ? <Accepted verdict={verdict} /> : <Refused verdict={verdict} />}
      {verdict === null && diagnosis.fix !== null ? <Fix fix={diagnosis.fix} /> : null}
      {unwrapped === null ? null : (
        <p>
          <b>{words.verdict.unwrapped}</b>{' '}
          {unwrapped.accepted ? words.verdict.unwrappedGood : words.verdict.unwrappedBad(unwrapped.detail)}
        </p>
      )}
      {verdict === null ? null : <Warnings warnings={verdict.warnings} />}
      {verdict === null ? null : (
        <p class="hint">{[placeOf(seen, stage.value), ...clockOf(aheadMs.value)].join(' ')}</p>
      )}
    </section>
  )
}

const toneOf = ({ diagnosis, verdict }: Seen): Tone => {
  if (verdict === null) return diagnosis.kind === 'public-key' ? 'plain' : 'failure'
  if (!verdict.accepted) return 'failure'
  return verdict.warnings.length > 0 ? 'wait' : 'success'
}

const placeOf = ({ by, verdict }: Seen, stage: string): string => {
  if (by === null) return words.verdict.here
  const { sid, isSingleUse } = by
  const judged = sid === null ? words.verdict.judgedWithout(stage) : words.verdict.judged(stage, sid)
  return verdict?.accepted === true && isSingleUse ? `${judged} ${words.verdict.singleUse}` : judged
}

const clockOf = (aheadMs: number): readonly string[] =>
  aheadMs === 0 ? [] : [`${roomWords.next.clock}${words.verdict.colon}${roomWords.next.ahead(durationText(aheadMs))}.`]

/** Commands stand between backticks. */
const Sentence = ({ text }: { readonly text: string }) => (
  <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))}</>
)

const Accepted = ({ verdict: { userId } }: { readonly verdict: InspectedVerdict & { readonly accepted: true } }) => (
  <p>{userId === null ? words.verdict.unopened : words.verdict.userId(userId)}</p>
)

type RefusedProps = { readonly verdict: InspectedVerdict & { readonly accepted: false } }

const Refused = ({ verdict: { code, layer, cause, fix } }: RefusedProps) => (
  <>
    <Fix fix={fix} />
    <dl>
      <dt>{words.verdict.code}</dt>
      <dd>
        <code>{code}</code>
      </dd>
      {layer === null ? null : (
        <>
          <dt>{words.verdict.layer}</dt>
          <dd lang="en">{layer}</dd>
        </>
      )}
      {cause === null ? null : (
        <>
          <dt>{words.verdict.cause}</dt>
          <dd>
            <code>{cause}</code>
          </dd>
        </>
      )}
      <dt>{words.verdict.site}</dt>
      <dd lang="en">{failureOf(code).reason}</dd>
    </dl>
  </>
)

const Fix = ({ fix }: { readonly fix: string }) => (
  <p class="fix">
    <b>{words.verdict.fix}</b>{' '}
    <span lang="en">
      <Sentence text={fix} />
    </span>
  </p>
)
