/** @jsxImportSource preact */

import { useId } from 'preact/hooks'
import { roughDurationText } from '../../protocol/duration.ts'
import { direct } from './direct.ts'
import { words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'
import { nextSessionEnd } from './visitors.ts'

const MINUTE_MS = 60_000

const STEPS = [
  [words.next.minuteOn, MINUTE_MS],
  [words.next.hourOn, 60 * MINUTE_MS],
  [words.next.dayOn, 24 * 60 * MINUTE_MS],
] as const

type ClockProps = { readonly path: string; readonly rehearsal: Rehearsal; readonly aheadMs: number }

export const ClockCard = ({ path, rehearsal, aheadMs }: ClockProps) => {
  const move = (body: object) => void direct('POST', `${path}/clock`, body)
  return (
    <section class="card">
      <h3>{words.next.clock}</h3>
      <p class="clock">{aheadMs === 0 ? words.next.onTime : words.next.ahead(roughDurationText(aheadMs))}</p>
      <div class="buttons">
        {STEPS.map(([text, advanceMs]) => (
          <button key={text} type="button" onClick={() => move({ advanceMs })}>
            {text}
          </button>
        ))}
        <SessionEnd rehearsal={rehearsal} aheadMs={aheadMs} onMove={(advanceMs) => move({ advanceMs })} />
        <button type="button" disabled={aheadMs === 0} onClick={() => move({ returnToNow: true })}>
          {words.next.backToNow}
        </button>
      </div>
      <p class="hint">{words.next.clockHint}</p>
    </section>
  )
}

type SessionEndProps = Omit<ClockProps, 'path'> & { readonly onMove: (ms: number) => void }

const SessionEnd = ({ rehearsal, aheadMs, onMove }: SessionEndProps) => {
  void rehearsal.version.value
  const reason = useId()
  const nowMs = (): number => Date.now() + aheadMs
  const endsAtMs = nextSessionEnd(rehearsal.log.pages(), nowMs())
  return (
    <>
      <button
        type="button"
        disabled={endsAtMs === null}
        aria-describedby={endsAtMs === null ? reason : undefined}
        onClick={() => (endsAtMs === null ? undefined : onMove(Math.max(0, endsAtMs - nowMs())))}
      >
        {words.next.sessionEnds}
      </button>
      {endsAtMs === null ? (
        <p id={reason} class="hint">
          {words.next.nobodySignedIn}
        </p>
      ) : null}
    </>
  )
}
