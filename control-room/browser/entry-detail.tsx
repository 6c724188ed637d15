/** @jsxImportSource preact */

import type { JournalEntry } from '../../journal/entries.ts'
import { timeText } from '../../journal/timeline.ts'
import { rulesOf, type RuleOfEntry } from '../../journal/vendor-rule.ts'
import { failureOf } from '../../protocol/failures.ts'
import { stepWords, words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { EntryRow } from './rows.ts'
import { EVERYTHING, runText } from './row-view.tsx'
import { toneOf } from './tone.ts'
import type { Place } from './visitors.ts'

export const EntryDetail = ({ rehearsal, row }: { readonly rehearsal: Rehearsal; readonly row: EntryRow }) => {
  const { entry, sinceMs, place } = row
  return (
    <section class={`detail is-${toneOf(entry)}`} aria-label={words.detail.title}>
      <div class="detail-head">
        <h2>{stepWords(entry)}</h2>
        <button type="button" onClick={() => (rehearsal.selected.value = null)}>
          {words.detail.close}
        </button>
      </div>
      <Advice entry={entry} />
      <Rules rules={rulesOf(entry)} />
      <dl>
        <dt>{words.detail.at}</dt>
        <dd>{clockText(entry.at)}</dd>
        <dt>{words.detail.sinceFirst}</dt>
        <dd>{timeText(sinceMs, 3)}</dd>
        {place.page === null ? null : (
          <>
            <dt>{words.toolbar.page}</dt>
            <dd>
              {place.page}
              <Follow rehearsal={rehearsal} place={place} />
            </dd>
          </>
        )}
        {fieldsOf(entry).map(([name, value]) => (
          <Field key={name} name={name} value={value} href={name === 'token' ? inspectorOf(rehearsal, value) : null} />
        ))}
      </dl>
    </section>
  )
}

/** The activation of the step alone, or everything again. */
const Follow = ({ rehearsal, place }: { readonly rehearsal: Rehearsal; readonly place: Place }) => {
  const { page, activation } = place
  if (activation === null) return null
  const { filter, choose } = rehearsal
  const isAlone = filter.value.page === page && filter.value.activation === activation
  return (
    <>
      , {runText(place)}{' '}
      <button class="link" type="button" onClick={() => choose(isAlone ? EVERYTHING : { page, activation })}>
        {isAlone ? words.conversation.all : words.conversation.alone}
      </button>
    </>
  )
}

/** The address has the fingerprint only. */
const inspectorOf = ({ stage }: Rehearsal, token: string): string =>
  `/inspect?${new URLSearchParams({ ...(stage === 'main' ? {} : { stage }), token }).toString()}`

type FieldProps = { readonly name: string; readonly value: string; readonly href: string | null }

const Field = ({ name, value, href }: FieldProps) => (
  <>
    <dt>
      <code>{name}</code>
    </dt>
    <dd>
      {value}
      {href === null ? null : (
        <>
          {' '}
          <a href={href}>{words.detail.inspect}</a>
        </>
      )}
    </dd>
  </>
)

/** What the failure table knows of the code: the same sentences as everywhere else. */
const Advice = ({ entry }: { readonly entry: JournalEntry }) => {
  const code = 'code' in entry ? entry.code : null
  const failure = code === null ? null : failureOf(code)
  const fix = 'fix' in entry && entry.fix !== undefined ? entry.fix : failure?.fix
  if (failure === null && fix === undefined) return null
  const hasRule = code !== null && rulesOf(entry).some(({ bearsOn }) => bearsOn.includes(code))
  return (
    <div class="advice">
      {fix === undefined ? null : <Line title={words.detail.fix} text={fix} />}
      {failure === null ? null : (
        <>
          <Line title={words.detail.told} text={failure.reason} />
          <Line title={words.detail.fault} text={failure.fault} />
          {hasRule ? null : <Line title={words.detail.source} text={failure.source} />}
        </>
      )}
    </div>
  )
}

const Line = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <p>
    <b>{title}</b> <span lang="en">{text}</span>
  </p>
)

/** English, with names in backticks. */
const Sentence = ({ text }: { readonly text: string }) => (
  <span lang="en">
    {text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
  </span>
)

/** What the vendor says to it, as the fidelity ledger has it. */
const Rules = ({ rules }: { readonly rules: readonly RuleOfEntry[] }) =>
  rules.length === 0 ? null : (
    <section class="rules" aria-label={words.detail.rules}>
      <h3>{words.detail.rules}</h3>
      <ul>
        {rules.map(({ statement, standIn, mark, title, url }) => (
          <li key={statement}>
            <Sentence text={statement} />{' '}
            <a href={url} target="_blank" rel="noopener noreferrer" lang="en">
              {title}
            </a>{' '}
            <small>
              {words.detail.marks[mark]}. {words.detail.here} <Sentence text={standIn} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  )

const fieldsOf = ({ index: _index, at: _at, page: _page, ...fields }: JournalEntry): readonly [string, string][] =>
  Object.entries(fields)
    .filter(([, value]: [string, unknown]) => value !== null && value !== undefined)
    .map(([name, value]: [string, unknown]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

const clockText = (ms: number): string => clock.format(ms)
