/** A step of the table as a line of Playwright: pure. */

import { durationText } from '../../protocol/duration.ts'
import type { Said, Value, Who } from '../recorded/sentence.ts'
import { text } from '../../playwright-kit/recorder/code.ts'

export type CodeNames = {
  /** The constant that holds a visitor. */
  readonly visitor: (who: Who) => string
  readonly signIn: string
  readonly signOut: string
}

export const codeOf = ({ id, values, nth }: Said, names: CodeNames): string => {
  const write = CODE[id]
  if (write === undefined) throw new Error(`There is no code for the step ${id}.`)
  return write({ names, nth: nth ?? 1, ...readerOf(values) })
}

type Given = ReturnType<typeof readerOf> & { readonly names: CodeNames; readonly nth: number }

const readerOf = (values: readonly Value[]) => {
  const find = <Found>(read: (value: Value) => Found | undefined): Found | undefined =>
    values.map(read).find((found) => found !== undefined)
  const plain = find((value) => (typeof value === 'string' ? value : undefined)) ?? ''
  const last = values.findLast((value) => typeof value === 'string')
  return {
    /** The first plain text, such as a code, and the last, such as a number. */
    plain,
    last: typeof last === 'string' ? last : '',
    quoted: text(find((value) => (typeof value === 'object' && 'text' in value ? value.text : undefined)) ?? ''),
    who: find((value) => (typeof value === 'object' && 'who' in value ? value.who : undefined)) ?? 'customer',
    times: find((value) => (typeof value === 'object' && 'times' in value ? value.times : undefined)) ?? 1,
    length: text(
      durationText(find((value) => (typeof value === 'object' && 'ms' in value ? value.ms : undefined)) ?? 0),
    ),
  }
}

type Writer = (given: Given) => string

const prepare = (answer: string): string => `iadvize.prepare(${answer})`

const repeated = (times: number): string => (times === 1 ? '' : `.times(${times})`)

const answers = (id: string, maker: string): Readonly<Record<string, Writer>> => ({
  [`platform-${id}`]: ({ times }) => prepare(`${maker}()${repeated(times)}`),
  [`platform-${id}-always`]: () => prepare(`${maker}().always()`),
})

/** Another one than those that were claimed before, if there were any; it is not looked ahead for more. */
const claim = (matcher: string, options: readonly string[], nth: number): string => {
  const all = [...options, ...(nth > 1 ? [`times: ${nth}`, 'within: 0'] : [])]
  return `await expect(iadvize).${matcher}(${all.length === 0 ? '' : `{ ${all.join(', ')} }`})`
}

const CODE: Readonly<Record<string, Writer>> = {
  'platform-refuses': ({ plain, times }) => prepare(`refuse(${text(plain)})${repeated(times)}`),
  'platform-refuses-always': ({ plain }) => prepare(`refuse(${text(plain)}).always()`),
  'platform-takes-time-to-refuse': ({ plain, length }) => prepare(`refuse(${text(plain)}).after(${length}).always()`),
  'platform-takes-time': ({ length }) => prepare(`judge().after(${length}).always()`),
  'platform-accepts': () => prepare('accept().always()'),
  'platform-accepts-so-often': ({ times }) => prepare(`accept()${repeated(times)}`),
  'platform-judges': () => prepare('judge().always()'),
  ...answers('server-error', 'serverError'),
  ...answers('drop-connection', 'dropConnection'),
  ...answers('malformed-body', 'malformedBody'),
  ...answers('never-answer', 'neverAnswer'),
  'tag-is-blocked': () => 'iadvize.block()',
  'tag-is-no-longer-blocked': () => 'iadvize.unblock()',
  'vendor-is-slow': ({ length }) => `iadvize.slow(${length})`,
  'keys-are-rotated': () => 'iadvize.rotateKeys()',
  'tokens-cannot-be-minted': () => `await page.context().route(TOKEN_ENDPOINT, cannotMint)`,
  'tokens-cannot-be-minted-so-often': ({ times }) =>
    `await page.context().route(TOKEN_ENDPOINT, cannotMint, { times: ${times} })`,
  'tokens-can-be-minted': () => `await page.context().unroute(TOKEN_ENDPOINT, cannotMint)`,
  'machine-sleeps': ({ length }) => `await iadvize.sleep(${length})`,
  'time-passes': ({ length }) => `await iadvize.passTime(${length})`,
  'opens-page': ({ quoted }) => `await page.goto(${quoted})`,
  'signs-in': ({ who, names }) => `await ${names.signIn}(page, ${names.visitor(who)})`,
  'signs-out': ({ names }) => `await ${names.signOut}(page)`,
  'writes-in-chat': ({ quoted }) => `await iadvize.visitorSays(${quoted})`,
  'agent-says': ({ quoted }) => `await iadvize.agentSays(${quoted})`,
  'agent-ends': () => 'await iadvize.agentEnds()',
  'agent-ends-asking': () => 'await iadvize.agentEnds({ askSatisfaction: true })',
  'chat-is-secured': ({ nth }) => claim('toHaveActivated', [], nth),
  'chat-is-secured-for': ({ who, names, nth }) =>
    claim('toHaveActivated', [`userId: ${names.visitor(who)}.userId`], nth),
  'chat-is-not-secured-for': ({ who, names }) =>
    `await expect(iadvize).not.toHaveActivated({ userId: ${names.visitor(who)}.userId, within: 0 })`,
  'chat-is-secured-after': ({ last, nth }) => claim('toHaveActivated', [`attempts: ${last}`], nth),
  'chat-is-anonymous': ({ nth }) => claim('toHaveActivatedAnonymously', [], nth),
  'activation-fails': ({ nth }) => claim('toHaveFailedActivation', [], nth),
  'activation-fails-with': ({ plain, nth }) => claim('toHaveFailedActivation', [`code: ${text(plain)}`], nth),
  'activation-fails-after': ({ plain, last, nth }) =>
    claim('toHaveFailedActivation', [`code: ${text(plain)}`, `attempts: ${last}`], nth),
  'site-does-not-activate': () => "await expect(iadvize).not.toHaveJournal(['activation-requested'])",
  'site-logs-out': ({ nth }) => claim('toHaveLoggedOut', [], nth),
  'session-is-refreshed': ({ nth }) => claim('toHaveRefreshed', [], nth),
  'nothing-is-left': () => 'await expect(iadvize).toHaveNoIdentityLeft({ within: 0 })',
}
