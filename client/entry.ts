/** Directs and watches a running stand-in, in Node or in a page: `iadvize-rehearsal/client`. */

import { call } from './call.ts'
import { createStageClient, type StageClient } from './stage-client.ts'

export { ControlError } from './call.ts'
export type { StageEvent, EventsOptions } from './events.ts'
export type { StageClient } from './stage-client.ts'
export type { AgentAction, AnswerToPrepare, InspectOptions, StageAddresses } from './types.ts'
export type { WaitOptions } from './wait-for.ts'
export type { PartOfEntry } from './wanted.ts'
export type { EntryOf, EntryType, JournalEntry } from '../journal/entries.ts'

export type ClientOptions = {
  /** Where the stand-in listens, as `http://127.0.0.1:4070`. */
  readonly url: string
  /** The control token: it is printed at start. */
  readonly token: string
}

/** The stage `main`, which cannot be deleted, and the way to the others. */
export type RehearsalClient = Omit<StageClient, 'drop'> & {
  /** The stage of that name, whether it exists yet or not: `create` creates it. */
  readonly stage: (id: string) => StageClient
  /** The names of all stages, oldest first. */
  readonly stages: () => Promise<readonly string[]>
}

/** Throws one sentence where an option cannot be used; nothing is asked of the stand-in yet. */
export const createClient = (options: ClientOptions): RehearsalClient => {
  const { url, token } = options
  if (!isAddress(url)) {
    throw new TypeError(
      `createClient(): url must be the address of a stand-in, as http://127.0.0.1:4070, but is ${JSON.stringify(url)}.`,
    )
  }
  if (typeof token !== 'string' || token === '') {
    throw new TypeError('createClient(): token must be the control token of the stand-in, which it prints at start.')
  }
  const address = { url: url.replace(/\/+$/, ''), token }
  const { drop: _ofOthers, ...main } = createStageClient(address, 'main')
  return {
    ...main,
    stage: (id) => createStageClient(address, id),
    stages: async () =>
      ((await call(address, { method: 'GET', path: '/stages' })) as { readonly stages: readonly string[] }).stages,
  }
}

const isAddress = (url: unknown): boolean => typeof url === 'string' && /^https?:/i.test(url) && URL.canParse(url)
