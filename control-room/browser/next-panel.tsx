/** @jsxImportSource preact */

import { useState } from 'preact/hooks'
import { AGENT_STATUSES, type AgentStatus } from '../../protocol/conversation.ts'
import { ANSWERS, TOKEN_BACKEND_BEHAVIOURS, type Times } from '../../protocol/misbehaviours.ts'
import { REFUSAL_CODES } from '../../protocol/refusals.ts'
import { direct } from './direct.ts'
import { takeForm } from './form.ts'
import { Choice } from './choice.tsx'
import { ClockCard } from './clock-card.tsx'
import { durationWords, words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { StageState, WaitingAnswer } from './stream-events.ts'

export const NextPanel = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const { stage, state } = rehearsal
  const path = `stages/${stage}`
  const known = state.value
  if (known === null) return null
  return (
    <>
      <h2>{words.next.title}</h2>
      <Attempts path={path} answers={known.answers} />
      <TokenBackend path={path} behaviours={known.tokenBackend} />
      <Network path={path} network={known.network} />
      <ClockCard path={path} rehearsal={rehearsal} aheadMs={known.aheadMs} />
      <Agent path={path} status={known.agentStatus} />
    </>
  )
}

const TIMES: readonly Times[] = [1, 2, 3, 4, 10, 'always']

const timesText = (times: Times): string => (times === 'always' ? words.next.always : words.next.count(times))

const TimesChoice = ({ value, onChange }: { readonly value: Times; readonly onChange: (times: Times) => void }) => (
  <Choice label={words.next.times} options={TIMES} value={value} textOf={timesText} onChange={onChange} />
)

type OfStage = { readonly path: string }

const Attempts = ({ path, answers }: OfStage & { readonly answers: StageState['answers'] }) => {
  const [answer, setAnswer] = useState<WaitingAnswer['answer']>('refuse')
  const [code, setCode] = useState<(typeof REFUSAL_CODES)[number]>('TOKEN_EXPIRED')
  const [times, setTimes] = useState<Times>(1)
  const prepare = (event: Event): void => {
    event.preventDefault()
    void direct('POST', `${path}/answers`, [{ answer, times, ...(answer === 'refuse' ? { code } : {}) }])
  }
  return (
    <section class="card">
      <h3>{words.next.attempts}</h3>
      <p class="hint">{words.next.attemptsHint}</p>
      <form onSubmit={prepare}>
        <Choice
          label={words.next.answer}
          options={ANSWERS}
          value={answer}
          textOf={(name) => words.next.answers[name]}
          onChange={setAnswer}
        />
        {answer === 'refuse' ? (
          <Choice
            label={words.next.reason}
            options={REFUSAL_CODES}
            value={code}
            textOf={(name) => name}
            onChange={setCode}
          />
        ) : null}
        <TimesChoice value={times} onChange={setTimes} />
        <button type="submit">{words.next.prepare}</button>
      </form>
      <Queue
        items={answers.map(({ answer: name, code: reason, times: left }) => [
          reason === undefined ? words.next.answers[name] : `${words.next.answers[name]}: ${reason}`,
          left,
        ])}
        nothing={words.next.nothing}
        clear={words.next.judgeAgain}
        onClear={() => void direct('DELETE', `${path}/answers`)}
      />
    </section>
  )
}

type QueueProps = {
  readonly items: readonly (readonly [text: string, times: Times])[]
  readonly nothing: string
  readonly clear: string
  readonly onClear: () => void
}

/** What is prepared, which shrinks as attempts come. */
const Queue = ({ items, nothing, clear, onClear }: QueueProps) =>
  items.length === 0 ? (
    <p class="hint queue-empty">{nothing}</p>
  ) : (
    <>
      <ol class="queue" aria-label={words.next.waiting}>
        {items.map(([text, times], index) => (
          <li key={index}>
            <span>{text}</span> <b>{timesText(times)}</b>
          </li>
        ))}
      </ol>
      <button type="button" onClick={onClear}>
        {clear}
      </button>
    </>
  )

const TokenBackend = ({ path, behaviours }: OfStage & { readonly behaviours: StageState['tokenBackend'] }) => {
  const [behaviour, setBehaviour] = useState<(typeof TOKEN_BACKEND_BEHAVIOURS)[number]>('cannot-mint')
  const [times, setTimes] = useState<Times>(1)
  const prepare = (event: Event): void => {
    event.preventDefault()
    void direct('POST', `${path}/token-backend`, { behaviour, times })
  }
  return (
    <section class="card">
      <h3>{words.next.backend}</h3>
      <form onSubmit={prepare}>
        <Choice
          label={words.next.behaviour}
          options={TOKEN_BACKEND_BEHAVIOURS}
          value={behaviour}
          textOf={(name) => words.next.behaviours[name]}
          onChange={setBehaviour}
        />
        <TimesChoice value={times} onChange={setTimes} />
        <button type="submit">{words.next.prepare}</button>
      </form>
      <Queue
        items={behaviours.map(({ behaviour: name, times: left }) => [words.next.behaviours[name], left])}
        nothing={words.next.nothingBackend}
        clear={words.next.mintsAgain}
        onClear={() => void direct('DELETE', `${path}/token-backend`)}
      />
    </section>
  )
}

const DELAYS_MS = [0, 1_000, 3_000, 10_000] as const

const Network = ({ path, network }: OfStage & { readonly network: StageState['network'] }) => (
  <section class="card">
    <h3>{words.next.network}</h3>
    <label class="check">
      <input
        type="checkbox"
        checked={network.isBlocked}
        onChange={({ currentTarget }) => void direct('POST', `${path}/network`, { isBlocked: currentTarget.checked })}
      />
      {words.next.block}
    </label>
    <Choice
      label={words.next.delay}
      options={withOwn(DELAYS_MS, network.slowMs)}
      value={network.slowMs}
      textOf={(ms) => (ms === 0 ? words.next.noDelay : durationWords(ms))}
      onChange={(slowMs) => void direct('POST', `${path}/network`, { slowMs })}
    />
  </section>
)

/** Another client may have set what is none of the usual values. */
const withOwn = (usual: readonly number[], own: number): readonly number[] =>
  usual.includes(own) ? usual : [...usual, own]

const Agent = ({ path, status }: OfStage & { readonly status: AgentStatus }) => {
  const speak = async (event: Event): Promise<void> => {
    const { textOf, clear } = takeForm(event)
    if (await direct('POST', `${path}/agent`, { say: textOf('say') })) clear()
  }
  return (
    <section class="card">
      <h3>{words.next.agent}</h3>
      <Choice
        label={words.next.status}
        options={AGENT_STATUSES}
        value={status}
        textOf={(name) => words.next.statuses[name]}
        onChange={(chosen) => void direct('POST', `${path}/agent`, { status: chosen })}
      />
      <p class="hint">{words.next.statusHint}</p>
      <form onSubmit={(event) => void speak(event)}>
        <label class="field">
          <span>{words.next.say}</span>
          <input name="say" type="text" autocomplete="off" required />
        </label>
        <button type="submit">{words.next.sayIt}</button>
      </form>
      <div class="buttons">
        <button type="button" onClick={() => void direct('POST', `${path}/agent`, { askSatisfaction: true })}>
          {words.next.askSatisfaction}
        </button>
        <button type="button" onClick={() => void direct('POST', `${path}/agent`, { end: true })}>
          {words.next.end}
        </button>
      </div>
    </section>
  )
}
