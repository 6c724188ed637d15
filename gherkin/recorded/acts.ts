/** Turns what a person did into the acts of a scenario. Pure. */

import { fewer, type RecordedEvent, type Target } from '../../playwright-kit/recorder/steps.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import type { RecordedDeed, Recording } from './recording.ts'
import { secretsOf, type Secrets } from './secrets.ts'
import type { Who } from './sentence.ts'
import { withSignIns, type SignIn } from './sign-ins.ts'

type Content =
  | { readonly kind: 'opens' | 'opens-in-tab'; readonly address: string }
  | { readonly kind: 'reloads' | 'returns' | 'signs-in' | 'signs-out' }
  | { readonly kind: 'clicks' | 'presses' | 'ticks' | 'unticks'; readonly target: Target }
  | { readonly kind: 'fills' | 'chooses'; readonly target: Target; readonly text: string }
  | { readonly kind: 'writes-in-chat'; readonly text: string }
  /** Something that no step can repeat. */
  | { readonly kind: 'unwritten'; readonly why: Unwritten }

export type Unwritten = 'frame' | 'tab' | 'secret' | 'unknown-person'

/** `entries` are the journal entries from this act until the next one. */
export type Act = Content & { readonly who: Who; readonly entries: readonly JournalEntry[] }

type Written = { readonly kind: 'writes-in-chat'; readonly text: string }
type Deed = RecordedDeed<RecordedEvent | SignIn | Written>

/** In the order in which they were done. */
export const actsOf = (recording: Recording): readonly Act[] => {
  const secrets = secretsOf(recording)
  const signedIn = withSignIns(withoutEchoes(fewer(recording.deeds)), recording)
  const deeds = withTalk(signedIn, recording.entries)
  const acts: Act[] = []
  let who: Who = 'stranger'
  let [tab, isTabLost] = [0, false]
  for (const [position, deed] of deeds.entries()) {
    const end = deeds[position + 1]?.after ?? Infinity
    const entries = recording.entries.filter(({ index }) => index > deed.after && index <= end)
    const turn = deed.tab === tab ? null : turnTo(deed)
    if (turn !== null) isTabLost = turn.kind === 'unwritten'
    tab = deed.tab
    if (deed.event.kind === 'sign-in') who = deed.event.who ?? who
    const isLogout =
      recording.visitors.length > 0 && who !== 'stranger' && entries.some(({ type }) => type === 'logout-called')
    const content = isTabLost ? unwritten('tab') : contentOf(deed.event, secrets, isLogout)
    if (turn?.kind === 'returns') acts.push({ ...turn, who, entries: [] })
    acts.push({ ...(turn?.kind === 'opens-in-tab' ? turn : content), who, entries })
    if (entries.some(({ type }) => type === 'logout-called')) who = 'stranger'
  }
  return acts.filter((act, position) => !isSaidAgain(act, acts[position - 1]))
}

const unwritten = (why: Unwritten): Content => ({ kind: 'unwritten', why })

const isSaidAgain = (act: Act, before: Act | undefined): boolean =>
  act.kind === 'unwritten' && act.entries.length === 0 && before?.kind === 'unwritten' && before.why === act.why

/** Removes the duplicate that a browser reports when a page is reloaded after its address was typed. */
const withoutEchoes = (deeds: readonly RecordedDeed[]): readonly RecordedDeed[] => {
  const left: RecordedDeed[] = []
  for (const deed of deeds) {
    const last = left.at(-1)
    const isEcho = deed.event.kind === 'reload' && last?.event.kind === 'go' && last.tab === deed.tab && left.length > 1
    if (isEcho) left.pop()
    left.push(isEcho ? { ...deed, after: last.after } : deed)
  }
  return left
}

const CHAT_BUTTON = /^Chat: /
const CHAT_FIELD = 'Message'

/** Merges opening the window, filling in the field and sending into one act: a message to the agent. */
const withTalk = (deeds: readonly Deed[], entries: readonly JournalEntry[]): readonly Deed[] => {
  const done: Deed[] = []
  for (const [position, deed] of deeds.entries()) {
    const last = done.at(-1)
    const end = deeds[position + 1]?.after ?? Infinity
    const isSent = entries.some(
      (entry) =>
        entry.type === 'message-sent' && entry.by === 'visitor' && entry.index > deed.after && entry.index <= end,
    )
    if (!isSent || last?.event.kind !== 'fill' || nameOf(last.event.target) !== CHAT_FIELD) {
      done.push(deed)
      continue
    }
    const { value } = last.event
    done.pop()
    const opened = done.at(-1)
    if (opened?.event.kind === 'click' && CHAT_BUTTON.test(nameOf(opened.event.target))) done.pop()
    done.push({ ...deed, event: { kind: 'writes-in-chat', text: value } })
  }
  return done
}

const nameOf = (target: Target): string => ('name' in target ? target.name : '')

/** Steps exist for returning to the first tab, and for opening a tab by an address. */
const turnTo = ({ tab, event }: Deed): Content => {
  if (tab === 0) return { kind: 'returns' }
  return event.kind === 'go' ? { kind: 'opens-in-tab', address: event.url } : unwritten('tab')
}

const contentOf = (event: Deed['event'], secrets: Secrets, isLogout: boolean): Content => {
  if ('frame' in event && event.frame !== null) return unwritten('frame')
  switch (event.kind) {
    case 'go':
      return isAddressFree(event.url, secrets) ? { kind: 'opens', address: event.url } : unwritten('secret')
    case 'sign-in':
      return event.who === null ? unwritten('unknown-person') : { kind: 'signs-in' }
    case 'click':
      return isLogout ? { kind: 'signs-out' } : { kind: 'clicks', target: event.target }
    case 'press':
      return isLogout ? { kind: 'signs-out' } : { kind: 'presses', target: event.target }
    case 'fill':
      return secrets.isSecret(event.field, event.value)
        ? unwritten('secret')
        : { kind: 'fills', target: event.target, text: event.value }
    case 'choose':
      return { kind: 'chooses', target: event.target, text: event.option }
    case 'check':
      return { kind: event.isChecked ? 'ticks' : 'unticks', target: event.target }
    case 'reload':
      return { kind: 'reloads' }
    case 'writes-in-chat':
      return secrets.isFree(event.text) ? event : unwritten('secret')
    // Does not occur any more: every `send` has become part of a sign-in.
    case 'send':
      return unwritten('secret')
  }
}

/** Nobody can sign in or read more with it. */
export const isAddressFree = (address: string, { isFree }: Pick<Secrets, 'isFree'>): boolean => {
  const { username, password, pathname, searchParams, hash } = new URL(address)
  if (username !== '' || password !== '' || !isFree(address)) return false
  const fragment = hash.slice(1).replace(/^[^=]*\?/, '')
  const named = [...searchParams, ...new URLSearchParams(fragment)]
  const isNamedSo = named.some(([name, value]) => value !== '' && SECRET_PARAMETER.test(name))
  return !isNamedSo && ![...pathname.split('/'), ...named.map(([, value]) => value)].some((part) => RANDOM.test(part))
}

/** Parameters whose values may let anyone who has the link sign in. */
const SECRET_PARAMETER =
  /token|secret|password|pwd|otp|session|jwt|nonce|ticket|auth(?!or)|^(?:code|key|sig(?:nature)?|pass)$|[_-]key$/i

/** Long words of letters and digits that were generated at random. */
const RANDOM = /^(?=\D*\d)(?=[^a-z]*[a-z])[a-z\d]{20,}$/i
