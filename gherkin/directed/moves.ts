/** What an entry of the journal says somebody did: pure. */

import type { EntryOf, JournalEntry } from '../../journal/entries.ts'
import { redactText } from '../../journal/redact.ts'
import { belowBase } from '../../playwright-kit/recorder/code.ts'
import { isAddressFree } from '../recorded/acts.ts'
import { said, type Who } from '../recorded/sentence.ts'
import { unwritten, type Line } from './lines.ts'
import { createPersons, type Person, type PersonOf } from './persons.ts'
import type { Act, DirectedRehearsal, Site } from './rehearsal.ts'
import { createTexts } from './texts.ts'
import { isSecured, visitsIn, type Visit } from './visits.ts'

export type Situation = {
  /** Who is signed in. */
  readonly who: Person | null
  readonly last: PlayedAct | undefined
}

export type PlayedAct = Act & {
  /** The address that it opened. */
  readonly opened?: string
}

/** Without a line the entry belongs to what was done before. */
export type Move = {
  readonly line?: Line
  readonly who: Person | null
  readonly opened?: string
  /** What was done last is part of it. */
  readonly isInPlaceOfLast?: boolean
}

export const createMoves = (rehearsal: DirectedRehearsal): ((entry: JournalEntry, now: Situation) => Move) => {
  const visits = visitsIn(rehearsal.entries)
  const deps = { site: rehearsal.site, personOf: createPersons(rehearsal) }
  const textOf = createTexts(rehearsal)
  return (entry, now) => {
    if (entry.type === 'tag-loaded') return loading(entry, visits.get(entry.page ?? ''), now, deps)
    if (entry.type === 'activation-requested') return activating(entry, visits.get(entry.page ?? ''), now, deps)
    if (entry.type === 'logout-called') return signingOut(now)
    if (entry.type === 'message-sent' && entry.by === 'visitor') return writing(textOf(entry), now)
    if (entry.type === 'satisfaction-answered') return { line: unwritten('satisfaction'), who: now.who }
    return { who: now.who }
  }
}

type Deps = { readonly site: Site; readonly personOf: PersonOf }

const loading = (entry: EntryOf<'tag-loaded'>, ...[visit, now, deps]: OnPage): Move => {
  const { who, last } = now
  const person = visit?.isOfCustomer ? deps.personOf(entry.index, visit.activations, who) : null
  if (person !== null && person !== who) return signingIn(person, now, deps)
  if (person === null && isEndOfSignOut(last)) return { who }
  const opens = said('opens-page', { who: named(who) }, { text: belowBase(entry.url, deps.site.url) })
  return { line: isAddressFree(entry.url, { isFree }) ? opens : unwritten('secret-address'), who, opened: entry.url }
}

/** On a page that goes on after a sign-in. */
const activating = (entry: EntryOf<'activation-requested'>, ...[visit, now, deps]: OnPage): Move => {
  const activation = visit?.activations.find(({ number }) => number === entry.activation)
  if (activation === undefined || !isSecured(activation)) return { who: now.who }
  const person = deps.personOf(entry.index, [activation], now.who)
  return person === now.who ? { who: person } : signingIn(person, now, deps)
}

type OnPage = readonly [visit: Visit | undefined, now: Situation, deps: Deps]

const signingIn = (person: Person, { last }: Situation, { site }: Deps): Move => ({
  line: person === 'third' ? unwritten('third-person') : said('signs-in', { who: person }),
  who: person,
  isInPlaceOfLast: last?.opened !== undefined && last.opened === site.signInAddress,
})

const signingOut = ({ who }: Situation): Move =>
  who === null || who === 'third' ? { who: null } : { line: said('signs-out', { who }), who: null }

const writing = (text: string | null, { who }: Situation): Move => ({
  line:
    text !== null && isFree(text) && !text.includes('\n')
      ? said('writes-in-chat', { who: named(who) }, { text })
      : unwritten('secret-message'),
  who,
})

const named = (who: Person | null): Who => (who === null || who === 'third' ? 'stranger' : who)

/** Of tokens. */
const isFree = (text: string): boolean => redactText(text) === text

/** The page to which a site leads whoever has signed out. */
const isEndOfSignOut = (act: Act | undefined): boolean =>
  act !== undefined &&
  act.lines.some((line) => 'id' in line && line.id === 'signs-out') &&
  !act.entries.some(({ type }) => type === 'tag-loaded')
