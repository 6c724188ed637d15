/** Where somebody has signed in: a form with a password in it was sent, and all that was done for it is one act. */

import type { Visitor } from '../../playwright-kit/journey.ts'
import type { RecordedEvent } from '../../playwright-kit/recorder/steps.ts'
import type { RecordedDeed } from './recording.ts'
import { secretValuesOf, typedSecret } from './secrets.ts'
import type { Who } from './sentence.ts'

/** `who` is null for somebody whom the journey does not know, or not with this password. */
export type SignIn = { readonly kind: 'sign-in'; readonly who: Who | null }

type Deed = RecordedDeed<RecordedEvent | SignIn>

/** The journey's visitors are known by what was typed; where there is no journey, the first who comes is the customer. */
export const withSignIns = (deeds: readonly RecordedDeed[], visitors: readonly Visitor[]): readonly Deed[] => {
  const done: Deed[] = []
  const identities: string[] = []
  for (const deed of deeds) {
    if (deed.event.kind !== 'send') {
      done.push(deed)
      continue
    }
    const start = startOf(done, deed)
    const run = done.splice(start)
    const typed = run.flatMap(({ event }) => (event.kind === 'sign-in' ? [] : (typedSecret(event) ?? [])))
    const sent = { values: deed.event.values, secret: typed.at(-1) ?? null }
    const who = visitors.length > 0 ? knownPerson(sent, visitors) : newcomer(sent.values.join(' '), identities)
    // Whoever was mistaken and tries again signs in once.
    if (done.at(-1)?.event.kind === 'sign-in') done.pop()
    done.push({ ...deed, event: { kind: 'sign-in', who }, after: run[0]?.after ?? deed.after })
  }
  return done
}

/** Where what was done for the form begins: the way to its page is part of it. */
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
  const isSending = ({ event: { kind } }: Deed): boolean => kind === 'click' || kind === 'press'
  if (start > 0 && isSameTab(start - 1) && isSending(done[start - 1] as Deed)) start -= 1
  const behindFields = start
  takeWhile(({ event: { kind } }) => kind === 'fill' || kind === 'check' || kind === 'choose')
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

/** A journey may get its secrets elsewhere. */
const isSecretOf = (visitor: Visitor, secret: string): boolean => {
  const secrets = secretValuesOf(visitor)
  return secrets.length === 0 || secrets.includes(secret)
}

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

const newcomer = (identity: string, known: string[]): Who | null => {
  if (!known.includes(identity)) known.push(identity)
  return (['customer', 'other-customer'] as const)[known.indexOf(identity)] ?? null
}
