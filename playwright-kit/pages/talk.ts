/** The conversation of a test: what its visitor writes, and what the brand's agent answers. */

import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import type { JournalEntry } from '../../journal/entries.ts'
import type { AgentAction, Stage } from '../../stage/stage.ts'
import { endingOf, messageOf, placeOf } from '../options/arguments.ts'
import type { JournalFollower } from '../journal-follower.ts'
import { chatOf, writeInto } from './visitor.ts'

export type Talk = {
  /**
   * The visitor writes in the chat of `page`, or of the only page that shows a chat. Resolves when the platform has received it.
   */
  readonly visitorSays: (text: string, where?: { readonly page?: Page }) => Promise<void>
  /**
   * The agent writes in the only ongoing conversation. If there is none yet, waits for one for five seconds, because the visitor
   * may have just written. Rejects with a sentence if there is still none, or if there are several.
   */
  readonly agentSays: (text: string) => Promise<void>
  /**
   * The agent ends the only ongoing conversation, and first asks the visitor to rate it if requested. Rejects as `agentSays`
   * does.
   */
  readonly agentEnds: (how?: { readonly askSatisfaction?: true }) => Promise<void>
}

type TalkDeps = {
  readonly stage: () => Stage
  readonly contexts: () => readonly BrowserContext[]
  readonly follower: JournalFollower
}

export const createTalk = (deps: TalkDeps): Talk => ({
  visitorSays: async (text, where = {}) => visitorSays(deps, messageOf('visitorSays', text), placeOf(where)),
  agentSays: async (text) => act(deps, { say: messageOf('agentSays', text) }, `say ${JSON.stringify(text)}`),
  agentEnds: async (how = {}) => act(deps, { ...endingOf(how), end: true }, 'end the conversation'),
})

/** Waits for the conversation, because a message of the visitor takes a moment to arrive. */
const act = async ({ stage, follower }: TalkDeps, action: AgentAction, what: string): Promise<void> => {
  const { conversations } = stage()
  const isOngoing = (): true | null => (conversations.agent.sees().some((one) => one.isOngoing) ? true : null)
  await follower.waitFor(isOngoing, CONVERSATION_LIMIT_MS)
  const sentence = conversations.agent.act(action)
  if (sentence !== null) throw new Error(`The agent cannot ${what}. ${sentence}`)
}

const CONVERSATION_LIMIT_MS = 5_000

const visitorSays = async (deps: TalkDeps, text: string, page: Page | undefined): Promise<void> => {
  const { contexts, follower, stage } = deps
  const after = stage().journal.after(0).at(-1)?.index ?? 0
  const pages = (): readonly Page[] => (page === undefined ? contexts().flatMap((context) => context.pages()) : [page])
  for (const deadline = Date.now() + WRITE_LIMIT_MS; ;) {
    const chat = await chatOf(pages())
    if (chat === null && !hasVisitor(stage())) throw new Error(NO_VISITOR)
    const state = chat === null ? 'no chat' : await writeInto(chat, text)
    if (state === 'sent') break
    if (Date.now() > deadline) throw new Error(NOT_WRITTEN[state])
    await pause(LOOK_AGAIN_MS)
  }
  const find = (entries: readonly JournalEntry[]): true | null =>
    entries.some((entry) => entry.index > after && isFromVisitor(entry)) ? true : null
  const isSent = await follower.waitFor(find, WRITE_LIMIT_MS)
  if (isSent === null)
    throw new Error(`The platform did not accept the visitor's message within ten seconds: ${JSON.stringify(text)}.`)
}

/** If the chat has asked for a rating, what the visitor writes is the answer to that. */
const isFromVisitor = (entry: JournalEntry): boolean =>
  entry.type === 'satisfaction-answered' || (entry.type === 'message-sent' && entry.by === 'visitor')

/** The chat of an activated visitor is drawn a moment after the activation has succeeded. */
const hasVisitor = ({ journal }: Stage): boolean => journal.after(0).some(({ type }) => type === 'identity-stored')

const LOOK_AGAIN_MS = 20

const NO_VISITOR = 'No page shows a chat yet, so the visitor cannot write: wait for the activation first.'

const NOT_WRITTEN = {
  'no chat': 'The visitor was activated, but no page showed a chat within ten seconds, so the visitor could not write.',
  'not ready': 'The chat window was not loaded within ten seconds, so the visitor could not write.',
  closed: 'The chat cannot accept messages: no agent is online, or the visitor has no session.',
} as const

const WRITE_LIMIT_MS = 10_000
