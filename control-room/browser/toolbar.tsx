/** @jsxImportSource preact */

import type { Party } from '../../journal/entries.ts'
import { words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'
import { PARTIES, runText } from './row-view.tsx'
import type { Run } from './runs.ts'
import { SaveMenu } from './save-menu.tsx'

export const Toolbar = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const { filter, held, choose, hold, clear, version } = rehearsal
  void version.value
  const { page, failuresOnly } = filter.value
  const pages = offeredPages(rehearsal, page)
  return (
    <div class="toolbar" role="search">
      <input
        type="search"
        aria-label={words.toolbar.search}
        placeholder={words.toolbar.search}
        onInput={({ currentTarget }) => choose({ text: currentTarget.value.trim().toLowerCase() })}
      />
      <select
        aria-label={words.toolbar.page}
        value={page ?? ''}
        onChange={({ currentTarget: { value } }) => choose({ page: value === '' ? null : Number(value) })}
      >
        <option value="">{words.toolbar.allPages}</option>
        {pages.map((number) => (
          <option key={number} value={number}>
            {words.conversation.page(number)}
          </option>
        ))}
      </select>
      <ActivationChoice rehearsal={rehearsal} />
      <PartyChoice rehearsal={rehearsal} />
      <button type="button" aria-pressed={failuresOnly} onClick={() => choose({ failuresOnly: !failuresOnly })}>
        {words.toolbar.failures}
      </button>
      <span class="grow" />
      {held.value === null ? null : (
        <span class="held" role="status">
          {words.toolbar.held(held.value)}
        </span>
      )}
      <button type="button" onClick={() => hold(held.value === null)}>
        {held.value === null ? words.toolbar.pause : words.toolbar.resume}
      </button>
      <button type="button" onClick={clear}>
        {words.toolbar.clear}
      </button>
      <SaveMenu rehearsal={rehearsal} />
    </div>
  )
}

/** Of pages and of activations: a browser measures each of them whenever there is another one. An older page is chosen among the visitors. */
const MOST_OFFERED = 50

/** The latest, and the chosen one. */
const offeredPages = ({ log }: Rehearsal, chosen: number | null): readonly number[] => {
  const pages = log.pages().slice(0, MOST_OFFERED)
  const latest = pages.map(({ number }) => number)
  return chosen === null || latest.includes(chosen) ? latest : [...latest, chosen]
}

const PartyChoice = ({ rehearsal: { filter, choose } }: { readonly rehearsal: Rehearsal }) => (
  <select
    aria-label={words.toolbar.party}
    value={filter.value.party ?? ''}
    onChange={({ currentTarget: { value } }) => choose({ party: value === '' ? null : (value as Party) })}
  >
    <option value="">{words.toolbar.allParties}</option>
    {PARTIES.map((name) => (
      <option key={name} value={name}>
        {words.parties[name]}
      </option>
    ))}
  </select>
)

/** Of the page that is followed, else of all. */
const ActivationChoice = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const { log, filter, choose, version } = rehearsal
  void version.value
  const { page, activation } = filter.value
  const runs = log.runs().filter((run) => page === null || run.page === page)
  const isChosen = (run: Run): boolean => run.activation === activation
  const offered = runs.filter((run, index) => index < MOST_OFFERED || isChosen(run))
  const chosen = offered.findIndex(isChosen)
  return (
    <select
      aria-label={words.toolbar.activation}
      value={chosen === -1 ? '' : chosen}
      onChange={({ currentTarget: { value } }) => {
        const run = value === '' ? undefined : offered[Number(value)]
        choose(run === undefined ? { activation: null } : { page: run.page, activation: run.activation })
      }}
    >
      <option value="">{words.toolbar.allActivations}</option>
      {offered.map((run, index) => (
        <option key={`${run.page} ${run.activation}`} value={index}>
          {words.conversation.page(run.page)}, {runText(run)}
        </option>
      ))}
    </select>
  )
}
