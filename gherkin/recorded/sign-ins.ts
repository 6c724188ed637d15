/**
 * Recognizes sign-ins: a password was typed and sent, by a form or by a click that the page's code handles. Everything done for
 * the sign-in becomes one act.
 */

import type { Visitor } from '../../playwright-kit/journey.ts'
import type { RecordedEvent } from '../../playwright-kit/recorder/steps.ts'
import type { RecordedDeed, Recording } from './recording.ts'
import { secretValuesOf, typedSecret } from './secrets.ts'
import type { Who } from './sentence.ts'

/** `who` is null for a visitor whom the journey does not have, or not with this password. */
export type SignIn = { readonly kind: 'sign-in'; readonly who: Who | null }

type Deed = RecordedDeed<RecordedEvent | SignIn>

/** Identifies visitors of the journey by what was typed. Without a journey, the first person to sign in is the customer. */
export const withSignIns = (
  deeds: readonly RecordedDeed[],
  { visitors, entries }: Pick<Recording, 'visitors' | 'entries'>,
): readonly Deed[] => {
  const lastEntry = entries.at(-1)?.index ?? 0
  const done: Deed[] = []
  const identities: string[] = []
  for (const deed of withUntoldSending(deeds, lastEntry)) {
    if (deed.event.kind !== 'send') {
      done.push(deed)
      continue
    }
    const start = startOf(done, deed)
    const run = done.splice(start)
    const typed = run.flatMap(({ event }) => (event.kind === 'sign-in' ? [] : (typedSecret(event) ?? [])))
    const sent = { values: deed.event.values, secret: typed.at(-1) ?? null }
    const who = visitors.length > 0 ? knownPerson(sent, visitors) : newcomer(sent.values.join(' '), identities)
    // A wrong password and the next try are one sign-in.
    if (done.at(-1)?.event.kind === 'sign-in') done.pop()
    done.push({ ...deed, event: { kind: 'sign-in', who }, after: run[0]?.after ?? deed.after })
  }
  return done
}

/** A page without a form reports no submission. One is inserted after the click or key press that had an effect. */
const withUntoldSending = (deeds: readonly RecordedDeed[], lastEntry: number): readonly RecordedDeed[] => {
  const left: RecordedDeed[] = []
  for (const [position, deed] of deeds.entries()) {
    left.push(deed)
    const unsent = isSending(deed) && !isLink(deed) ? unsentFields(left) : []
    if (!unsent.some((event) => Boolean(typedSecret(event)))) continue
    const next = deeds.slice(position + 1).find(({ tab }) => tab === deed.tab)
    const isTold = next?.event.kind === 'send'
    // A click without an effect does not count, such as on the button that shows the password.
    const isQuiet = (next?.after ?? lastEntry) === deed.after
    const isLeft = next === undefined || next.address === deed.address || ['go', 'reload'].includes(next.event.kind)
    if (!isTold && !(isQuiet && isLeft))
      left.push({ ...deed, event: { kind: 'send', values: shownValues(unsent), frame: null } })
  }
  return left
}

/** What was typed, and not sent yet, on the page and in the tab of the last action. */
const unsentFields = (deeds: readonly RecordedDeed[]): readonly RecordedEvent[] => {
  const last = deeds.at(-1)
  const here = deeds.filter(({ tab, address }) => tab === last?.tab && address === last.address)
  const sent = here.findLastIndex(({ event: { kind } }) => kind === 'send' || kind === 'go' || kind === 'reload')
  return here.slice(sent + 1).map(({ event }) => event)
}

const shownValues = (events: readonly RecordedEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'fill' && typedSecret(event) === null ? [event.value] : []))

const isSending = ({ event: { kind } }: Deed): boolean => kind === 'click' || kind === 'press'

/** A link leads away from what was typed. */
const isLink = ({ event }: RecordedDeed): boolean =>
  event.kind === 'click' && event.target.by === 'role' && event.target.role === 'link'

const isSecret = ({ event }: Deed): boolean => event.kind !== 'sign-in' && Boolean(typedSecret(event))

const isField = ({ event: { kind } }: Deed): boolean => kind === 'fill' || kind === 'check' || kind === 'choose'

/** The index at which the sign-in begins; the way to its page is part of it. */
const startOf = (done: readonly Deed[], sent: RecordedDeed): number => {
  const isSameTab = (at: number): boolean => done[at]?.tab === sent.tab
  let start = done.length
  const takeWhile = (isTaken: (deed: Deed) => boolean): void => {
    for (
      let deed = done[start - 1];
      deed !== undefined && isSameTab(start - 1) && isTaken(deed);
      deed = done[start - 1]
    )
      start -= 1
  }
  // Clicks between typing and sending the password belong to the sign-in, such as on the button that shows the password.
  const takeSecretBehindClicks = (): boolean => {
    const before = start
    takeWhile((deed) => isSending(deed) && deed.address === sent.address)
    const behindClicks = start
    takeWhile(isField)
    const isTaken = done.slice(start, behindClicks).some(isSecret)
    if (!isTaken) start = before
    return isTaken
  }
  if (start > 0 && isSameTab(start - 1) && isSending(done[start - 1] as Deed)) start -= 1
  const behindFields = start
  takeWhile(isField)
  while (takeSecretBehindClicks());
  if (start === behindFields) takeWhile((deed) => deed.event.kind === 'click' && deed.address === sent.address)
  const before = done[start - 1]
  return before !== undefined && isSameTab(start - 1) && isWayTo(before, sent) ? start - 1 : start
}

const isWayTo = ({ event, address }: Deed, sent: RecordedDeed): boolean =>
  event.kind === 'click' ? address !== sent.address : event.kind === 'go' && event.url === sent.address

type Sent = { readonly values: readonly string[]; readonly secret: string | null }

const knownPerson = ({ values, secret }: Sent, visitors: readonly Visitor[]): Who | null => {
  const position = visitors.findIndex(
    (visitor) =>
      (values.length === 0 || Object.values(visitor).some((value) => values.some((given) => isSame(given, value)))) &&
      (secret === null || isSecretOf(visitor, secret)),
  )
  return (['customer', 'other-customer'] as const)[position] ?? null
}

/** A journey may get its secrets from elsewhere, so a visitor without secrets accepts any. */
const isSecretOf = (visitor: Visitor, secret: string): boolean => {
  const secrets = secretValuesOf(visitor)
  return secrets.length === 0 || secrets.includes(secret)
}

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

const newcomer = (identity: string, known: string[]): Who | null => {
  if (!known.includes(identity)) known.push(identity)
  return (['customer', 'other-customer'] as const)[known.indexOf(identity)] ?? null
}
