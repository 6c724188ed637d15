/** The conversation of a test: what its visitor writes, and what the brand's agent answers. */

import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import type { JournalEntry } from '../protocol/journal.ts'
import type { AgentAction, Stage } from '../stage/stage.ts'
import { endingOf, messageOf, placeOf } from './arguments.ts'
import type { Iadvize } from './iadvize.ts'
import type { JournalFollower } from './journal-follower.ts'
import { chatOf, writeInto } from './visitor.ts'

type TalkMeans = {
  readonly stage: () => Stage
  readonly contexts: () => readonly BrowserContext[]
  readonly follower: JournalFollower
}

export const createTalk = (means: TalkMeans): Pick<Iadvize, 'visitorSays' | 'agentSays' | 'agentEnds'> => ({
  visitorSays: async (text, where = {}) => visitorSays(means, messageOf('visitorSays', text), placeOf(where)),
  agentSays: async (text) => act(means, { say: messageOf('agentSays', text) }, `say ${JSON.stringify(text)}`),
  agentEnds: async (how = {}) => act(means, { ...endingOf(how), end: true }, 'end the conversation'),
})

/** What a visitor has just written is a moment on its way. */
const act = async ({ stage, follower }: TalkMeans, action: AgentAction, what: string): Promise<void> => {
  const { conversations } = stage()
  const isOngoing = (): true | null => (conversations.agent.sees().some((one) => one.isOngoing) ? true : null)
  await follower.waitFor(isOngoing, CONVERSATION_LIMIT_MS)
  const sentence = conversations.agent.act(action)
  if (sentence !== null) throw new Error(`The agent cannot ${what}. ${sentence}`)
}

const CONVERSATION_LIMIT_MS = 5_000

const visitorSays = async (means: TalkMeans, text: string, page: Page | undefined): Promise<void> => {
  const { contexts, follower, stage } = means
  const after = stage().journal.after(0).at(-1)?.index ?? 0
  const pages = (): readonly Page[] => (page === undefined ? contexts().flatMap((context) => context.pages()) : [page])
  for (const deadline = Date.now() + WRITE_LIMIT_MS; ;) {
    const state = await writeInto(await chatOf(pages()), text)
    if (state === 'sent') break
    if (Date.now() > deadline) throw new Error(NOT_WRITTEN[state])
    await pause(LOOK_AGAIN_MS)
  }
  const find = (entries: readonly JournalEntry[]): true | null =>
    entries.some((entry) => entry.index > after && isFromVisitor(entry)) ? true : null
  const isSent = await follower.waitFor(find, WRITE_LIMIT_MS)
  if (isSent === null) throw new Error(`The platform has not taken what the visitor wrote, ${JSON.stringify(text)}.`)
}

/** What the visitor writes when the chat asks how it was is an answer to that. */
const isFromVisitor = (entry: JournalEntry): boolean =>
  entry.type === 'satisfaction-answered' || (entry.type === 'message-sent' && entry.by === 'visitor')

const LOOK_AGAIN_MS = 20

const NOT_WRITTEN = {
  'not ready': 'The window of the chat was not loaded within ten seconds, so the visitor could not write.',
  closed: 'The chat takes no message: no agent is online, or the visitor has no session.',
} as const

const WRITE_LIMIT_MS = 10_000
