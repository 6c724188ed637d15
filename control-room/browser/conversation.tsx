/** @jsxImportSource preact */

import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { EntryDetail } from './entry-detail.tsx'
import { createEdges, NARROW, WIDE, type Edges } from './heights.ts'
import { durationWords, words } from './language.ts'
import { PARTIES, RowView } from './row-view.tsx'
import type { Rehearsal } from './rehearsal.ts'
import type { EntryRow, Row, Rows } from './rows.ts'
import { Toolbar } from './toolbar.tsx'

/** The sequence diagram, of which only what is in sight is drawn. */
export const Conversation = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const { version, selected, forgotten } = rehearsal
  const drawn = version.value
  const rows = rehearsal.log.rows()
  return (
    <section class="conversation" aria-label={words.tabs.conversation}>
      <Toolbar rehearsal={rehearsal} />
      <div class="lanes" aria-hidden="true">
        <span class="time">{words.conversation.time}</span>
        <span class="diagram">
          {PARTIES.map((party) => (
            <span key={party} class="party">
              {words.parties[party]}
            </span>
          ))}
        </span>
        <span class="what">{words.conversation.what}</span>
      </div>
      {forgotten.value > 0 ? <p class="note">{words.conversation.forgotten(forgotten.value)}</p> : null}
      {rows.rows.length === 0 ? (
        <Empty rehearsal={rehearsal} />
      ) : (
        <List rehearsal={rehearsal} rows={rows} version={drawn} />
      )}
      {selected.value === null ? null : <EntryDetail rehearsal={rehearsal} row={selected.value} />}
    </section>
  )
}

const Empty = ({ rehearsal }: { readonly rehearsal: Rehearsal }) =>
  rehearsal.log.entries().length === 0 ? (
    <div class="empty">
      <p>{words.conversation.empty}</p>
      <p>{words.conversation.emptyHint}</p>
    </div>
  ) : (
    <p class="empty">{words.conversation.nothingFits}</p>
  )

/** Rows that are drawn above and below what is in sight, so that scrolling shows no gap. */
const BEYOND = 12

/** A list that stands this near to its end follows what comes. */
const NEAR_END = 40

const narrow = matchMedia('(max-width: 760px)')

const useIsNarrow = (): boolean => {
  const [isNarrow, set] = useState(narrow.matches)
  useEffect(() => {
    const look = (): void => set(narrow.matches)
    narrow.addEventListener('change', look)
    return () => narrow.removeEventListener('change', look)
  }, [])
  return isNarrow
}

type ListProps = {
  readonly rehearsal: Rehearsal
  readonly rows: Rows
  /** Rows are added to the same list, and only what has changed is drawn anew. */
  readonly version: number
}

const List = ({ rehearsal, rows }: ListProps) => {
  const list = useRef<HTMLDivElement>(null)
  const isNarrow = useIsNarrow()
  const edges = useMemo(() => createEdges(isNarrow ? NARROW : WIDE), [rows, isNarrow])
  edges.measure(rows.rows)
  const { view, unseen, look, goToEnd } = useEnd(list, rows)
  const top = Math.max(0, view.top === AT_END ? edges.total() - view.height : view.top)
  const first = Math.max(0, edges.at(top) - BEYOND)
  const last = Math.min(rows.rows.length, edges.at(top + view.height) + BEYOND)
  const { selected, filter, choose } = rehearsal
  const chosenKey = selected.value?.key
  return (
    <div class="list-frame">
      <div
        ref={list}
        class="list"
        role="listbox"
        tabIndex={0}
        aria-label={words.conversation.label}
        aria-activedescendant={chosenKey === undefined ? undefined : `row-${chosenKey}`}
        onScroll={look}
        onKeyDown={(event) => move(event, { rehearsal, rows, edges, element: list.current })}
      >
        <div class="rows" role="presentation" style={{ height: `${edges.total()}px` }}>
          {rows.rows.slice(first, last).map((row, offset) => (
            <RowView
              key={row.key}
              row={row}
              top={edges.top(first + offset)}
              height={edges.top(first + offset + 1) - edges.top(first + offset)}
              isSelected={row.key === chosenKey}
              onSelect={(entryRow) => (selected.value = entryRow)}
              followed={filter.value}
              onFollow={choose}
              pauseText={row.kind === 'pause' ? pauseWords(row.ms) : ''}
            />
          ))}
        </div>
      </div>
      {unseen > 0 ? (
        <button type="button" class="to-end" onClick={goToEnd}>
          {words.conversation.newSteps(unseen)} ↓
        </button>
      ) : null}
    </div>
  )
}

const pauseWords = (ms: number): string =>
  words.conversation[ms < 0 ? 'putBack' : 'passed'](durationWords(Math.round(Math.abs(ms) / 100) * 100))

/** A list that stands at its end follows what comes, and else counts it. */
const useEnd = (list: RefObject<HTMLDivElement | null>, { rows }: Rows) => {
  const { view, look } = useView(list)
  const follows = view.top === AT_END
  const seenCount = useRef(0)
  const goToEnd = (): void => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight
  }
  useLayoutEffect(() => {
    if (!follows) return
    goToEnd()
    seenCount.current = rows.length
  }, [rows, rows.length, follows])
  const unseen = follows ? 0 : rows.slice(seenCount.current).filter(({ kind }) => kind === 'entry').length
  return { view, unseen, look, goToEnd }
}

/** A list that follows what comes is drawn where its end will be, before the browser has scrolled there. */
const AT_END = 'at the end'

type View = { readonly top: number | typeof AT_END; readonly height: number }

/** What of the list is in sight. Knows no rows: an effect that stays keeps what is around it, and would keep those of long ago. */
const useView = (list: RefObject<HTMLDivElement | null>) => {
  const [view, setView] = useState<View>({ top: AT_END, height: 800 })
  const look = (): void => {
    if (list.current === null) return
    const seen = viewOf(list.current)
    // The scrolling that follows each new step changes nothing, and must not cost another drawing.
    setView((last) => (last.top === seen.top && last.height === seen.height ? last : seen))
  }
  useEffect(() => {
    look()
    const resized = new ResizeObserver(look)
    if (list.current !== null) resized.observe(list.current)
    return () => resized.disconnect()
  }, [])
  return { view, look }
}

const viewOf = ({ scrollTop, clientHeight, scrollHeight }: Element): View => ({
  top: scrollTop + clientHeight >= scrollHeight - NEAR_END ? AT_END : scrollTop,
  height: clientHeight,
})

type Moving = {
  readonly rehearsal: Rehearsal
  readonly rows: Rows
  readonly edges: Edges
  readonly element: HTMLElement | null
}

const PAGE_STEP = 10

const move = (event: KeyboardEvent, { rehearsal, rows, edges, element }: Moving): void => {
  const { selected } = rehearsal
  if (event.key === 'Escape') {
    selected.value = null
    return
  }
  const target = targetOf(event.key, rows.rows, selected.value)
  if (target === null) return
  event.preventDefault()
  const { row, index } = target
  selected.value = row
  if (element === null) return
  const [top, bottom] = [edges.top(index), edges.top(index + 1)]
  if (top < element.scrollTop) element.scrollTop = top
  else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
}

/** The step to which a key goes from the chosen one. */
const targetOf = (
  key: string,
  rows: readonly Row[],
  from: EntryRow | null,
): { readonly row: EntryRow; readonly index: number } | null => {
  const steps = rows.flatMap((row, index) => (row.kind === 'entry' ? [{ row, index }] : []))
  const at = from === null ? -1 : steps.findIndex(({ row }) => row.key === from.key)
  const lastStep = steps.length - 1
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(lastStep, at + 1),
    ArrowUp: at === -1 ? lastStep : Math.max(0, at - 1),
    PageDown: Math.min(lastStep, at + PAGE_STEP),
    PageUp: Math.max(0, at - PAGE_STEP),
    Home: 0,
    End: lastStep,
  }
  return steps[targets[key] ?? -1] ?? null
}
