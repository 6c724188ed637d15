/** What the control room knows of one stage, and what the person has chosen to see of it. */

import { batch, signal, type Signal } from '@preact/signals'
import type { JournalEntry } from '../../journal/entries.ts'
import { stepWords } from './language.ts'
import { createLog, type Log } from './log.ts'
import { onceAFrame } from './once-a-frame.ts'
import { NO_FILTER, type EntryRow, type Filter } from './rows.ts'
import type { AuditState } from './audit-state.ts'
import { followStage, type ConnectionState } from './stream-client.ts'
import type { StageState, StreamEventName, StreamEvents } from './stream-events.ts'

export type Rehearsal = {
  readonly stage: string
  readonly connection: Signal<ConnectionState>
  readonly state: Signal<StageState | null>
  readonly audit: Signal<AuditState | null>
  readonly addresses: Signal<Readonly<Record<string, string>>>
  readonly log: Log
  /** Changes whenever there is something else to draw. */
  readonly version: Signal<number>
  readonly filter: Signal<Filter>
  readonly selected: Signal<EntryRow | null>
  /** How many entries have come since the person held the list; null while it goes on. */
  readonly held: Signal<number | null>
  /** How many older entries the stand-in had already forgotten. */
  readonly forgotten: Signal<number>
  readonly choose: (filter: Partial<Filter>) => void
  readonly hold: (isHeld: boolean) => void
  /** What has come so far is not shown any more; the stand-in keeps it. */
  readonly clear: () => void
}

export const openRehearsal = (stage: string): Rehearsal => {
  const version = signal(0)
  const log = createLog(NO_FILTER, stepWords)
  const redraw = onceAFrame(() => {
    version.value += 1
  })
  const { held, hold, hear, drop } = createHold(log, redraw)
  const told = createTold()
  follow(stage, told, {
    stage: ({ instance, addresses, forgotten }) => {
      told.addresses.value = addresses
      told.forgotten.value = forgotten
      drop()
      log.begin(instance)
      redraw()
    },
    entries: hear,
    state: (state) => {
      told.state.value = state
    },
    audit: (audit) => {
      told.audit.value = audit
    },
    dropped: () => {},
    beat: () => {},
  })
  return { stage, ...told, log, version, held, hold, ...createChoices(log, redraw) }
}

const createTold = () => ({
  connection: signal<ConnectionState>('connecting'),
  state: signal<StageState | null>(null),
  audit: signal<AuditState | null>(null),
  addresses: signal<Readonly<Record<string, string>>>({}),
  forgotten: signal(0),
})

const createChoices = (log: Log, redraw: () => void): Pick<Rehearsal, 'filter' | 'selected' | 'choose' | 'clear'> => {
  const filter = signal<Filter>(NO_FILTER)
  const selected = signal<EntryRow | null>(null)
  return {
    filter,
    selected,
    choose: (changes) => {
      // The number of an activation means nothing on another page.
      const { activation = changes.page === undefined ? filter.value.activation : null } = changes
      filter.value = { ...filter.value, ...changes, activation }
      log.filterBy(filter.value)
      redraw()
    },
    clear: () => {
      log.clear()
      selected.value = null
      redraw()
    },
  }
}

const follow = (stage: string, { connection }: ReturnType<typeof createTold>, handlers: Handlers): void => {
  followStage(stage, {
    onConnection: (changed) => {
      connection.value = changed
    },
    onEvent: (name, data) => batch(() => (handlers[name] as (told: typeof data) => void)(data)),
  })
}

type Handlers = { readonly [Name in StreamEventName]: (data: StreamEvents[Name]) => void }

type Hold = Pick<Rehearsal, 'held' | 'hold'> & {
  readonly hear: (entries: readonly JournalEntry[]) => void
  /** What waits is of a stage that is no more. */
  readonly drop: () => void
}

/** Keeps what comes while the person reads. */
const createHold = (log: Log, redraw: () => void): Hold => {
  const held = signal<number | null>(null)
  let waiting: JournalEntry[] = []
  const take = (entries: readonly JournalEntry[]): void => {
    log.append(entries)
    redraw()
  }
  return {
    held,
    hear: (entries) => {
      if (held.value === null) return take(entries)
      const last = waiting.at(-1)?.index ?? 0
      waiting.push(...entries.filter(({ index }) => index > last))
      held.value = waiting.length
    },
    hold: (isHeld) => {
      held.value = isHeld ? waiting.length : null
      if (isHeld) return
      const news = waiting
      waiting = []
      take(news)
    },
    drop: () => {
      if (waiting.length > 0) take(waiting)
      waiting = []
      if (held.value !== null) held.value = 0
    },
  }
}
