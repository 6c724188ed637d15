/** @jsxImportSource preact */

import { useMemo } from 'preact/hooks'
import { betweenOf, type Party } from '../../journal/entries.ts'
import { timeText } from '../../journal/timeline.ts'
import { stepWords, words } from './language.ts'
import type { EntryRow, Filter, Row } from './rows.ts'
import { LONGEST_PAUSE } from './heights.ts'
import { toneOf } from './tone.ts'
import type { Place } from './visitors.ts'

/** From left to right: each talks to its neighbours. */
export const PARTIES: readonly Party[] = ['token-backend', 'site', 'tag', 'platform']

type Placed = { readonly top: number; readonly height: number }

type RowViewProps = Placed & {
  readonly row: Row
  readonly isSelected: boolean
  readonly onSelect: (row: EntryRow) => void
  readonly pauseText: string
  /** What is shown alone. */
  readonly followed: Pick<Filter, 'page' | 'activation'>
  readonly onFollow: (place: Pick<Filter, 'page' | 'activation'>) => void
}

/** A row that is where it was, as it was, is not drawn again: the list is drawn anew for each step that is added to it. */
export const RowView = (props: RowViewProps) => {
  const { row, top, height, isSelected, followed } = props
  return useMemo(() => viewOf(props), [row, top, height, isSelected, followed])
}

const viewOf = ({ row, isSelected, onSelect, pauseText, followed, onFollow, ...placed }: RowViewProps) => {
  switch (row.kind) {
    case 'entry':
      return <EntryView row={row} isSelected={isSelected} onSelect={onSelect} {...placed} />
    case 'pause':
      return (
        <div
          class={`row pause ${placed.height >= LONGEST_PAUSE ? 'is-cut' : ''}`}
          role="presentation"
          style={styleOf(placed)}
        >
          <Lifelines />
          <span class="passed">{pauseText}</span>
        </div>
      )
    case 'group':
      return <GroupView place={row.place} followed={followed} onFollow={onFollow} {...placed} />
    case 'anew':
      return (
        <div class="row anew" role="presentation" style={styleOf(placed)}>
          <span>{words.conversation.anew}</span>
        </div>
      )
  }
}

type GroupViewProps = Placed & Pick<RowViewProps, 'followed' | 'onFollow'> & { readonly place: Place }

/** A click shows what is under it alone, and another one everything again; the toolbar has the same for the keyboard. */
const GroupView = ({ place, followed, onFollow, ...placed }: GroupViewProps) => {
  const { page, activation } = place
  const isAlone = followed.page === page && followed.activation === activation
  return (
    <div
      class={`row group ${colourOf(page)} ${page === null ? '' : 'is-link'}`}
      role="presentation"
      style={styleOf(placed)}
      onClick={() => (page === null ? undefined : onFollow(isAlone ? EVERYTHING : { page, activation }))}
    >
      <b>{page === null ? words.conversation.noPage : words.conversation.page(page)}</b>
      {activation === null ? null : <span>{runText(place)}</span>}
      {page === null ? null : <span class="follow">{isAlone ? words.conversation.all : words.conversation.alone}</span>}
    </div>
  )
}

export const EVERYTHING: Pick<Filter, 'page' | 'activation'> = { page: null, activation: null }

/** "activation 1", "refresh 2" */
export const runText = ({ activation, isRefresh }: Pick<Place, 'activation' | 'isRefresh'>): string =>
  words.conversation[isRefresh ? 'refresh' : 'activation'](activation ?? 0)

const styleOf = ({ top, height }: Placed) => ({ transform: `translateY(${top}px)`, height: `${height}px` })

/** The few colours come again; the number says which page it is. */
const colourOf = (page: number | null): string => (page === null ? '' : `page-${((page - 1) % 5) + 1}`)

type EntryViewProps = Placed & Pick<RowViewProps, 'isSelected' | 'onSelect'> & { readonly row: EntryRow }

const EntryView = ({ row, isSelected, onSelect, ...placed }: EntryViewProps) => {
  const { entry, place, sinceMs, key } = row
  const [from, to] = betweenOf(entry)
  const between = `${words.parties[from]}${from === to ? '' : ` → ${words.parties[to]}`}`
  return (
    <div
      id={`row-${key}`}
      class={`row entry is-${toneOf(entry)} ${colourOf(place.page)}`}
      role="option"
      aria-selected={isSelected}
      aria-label={`${timeText(sinceMs)}, ${between}: ${stepWords(entry)}`}
      style={styleOf(placed)}
      onClick={() => onSelect(row)}
    >
      {/* A narrow screen, where the lines are too near to each other for headings, shows it beside the time. */}
      <span class="time" data-between={between}>
        {timeText(sinceMs)}
      </span>
      <span class="diagram">
        <Lifelines />
        <Arrow from={PARTIES.indexOf(from)} to={PARTIES.indexOf(to)} />
      </span>
      <span class="what">{stepWords(entry)}</span>
    </div>
  )
}

const Lifelines = () => (
  <svg class="lifelines" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 10">
    {PARTIES.map((party, index) => (
      <path key={party} d={`M${xOf(index)} 0V10`} />
    ))}
  </svg>
)

const xOf = (index: number): number => 12.5 + index * 25

/** What somebody does alone is a dot on their line. */
const Arrow = ({ from, to }: { readonly from: number; readonly to: number }) =>
  from === to ? (
    <i class={`dot lane-${from}`} />
  ) : (
    <i class={`arrow lane-${Math.min(from, to)} span-${Math.abs(to - from)} ${to > from ? 'to-right' : 'to-left'}`} />
  )
