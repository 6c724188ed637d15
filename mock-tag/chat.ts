/**
 * The chat: connects what the visitor sees, what the site is told, and the requests to the platform. At first a page has only the
 * button; the rest is loaded when the visitor opens the chat or has an ongoing conversation.
 */

import type { Conversation, Message } from '../protocol/conversation.ts'
import type { ChatPresence, TagProject } from '../protocol/tag-settings.ts'
import type { TagGlobals } from '../protocol/web-sdk.ts'
import { INITIAL_STATE, sessionOf, type Identity, type Phase } from './activation/states.ts'
import { createCallbacks } from './callbacks.ts'
import type { ChatState } from './chat-state.ts'
import { viewOf } from './chat-window/chat-view.ts'
import { createChatWindow, type ChatWindow } from './chat-window/chat-window.ts'
import { complain } from './complain.ts'
import type * as DialogPart from './dialog-part.ts'
import { createDrawing, type Drawing } from './drawing.ts'
import type { Properties } from './properties.ts'

export type ChatOptions = {
  readonly url: string
  readonly properties: Properties
  readonly project: TagProject | undefined
  readonly presence: ChatPresence | undefined
  /** True in a frame that takes its size from the tag. */
  readonly isSandboxed: boolean
  /** Called at the start of a conversation, which permits storing the visitor in the browser. */
  readonly permit: () => void
  /** Is told how often it has failed so far. */
  readonly loadPart: (failures: number) => Promise<typeof DialogPart>
}

export type Chat = {
  /** Call this with each new phase of the tag. */
  readonly follow: (phase: Phase) => void
  /** Removes everything from the page. */
  readonly end: () => void
}

type State = ChatState & { readonly identity: Identity | null }

const NOBODY: State = {
  identity: null,
  view: { kind: 'not-started' },
  status: 'offline',
  isOpen: false,
  conversation: null,
  unread: 0,
}

export const createChat = (options: ChatOptions): Chat => {
  const { properties, project, isSandboxed, permit } = options
  const tellSite = createCallbacks((window as TagGlobals).iAdvizeCallbacks)
  let state = NOBODY
  let talk: Talk | undefined
  const drawing = createDrawing()

  const draw = (news: readonly Message[]): void =>
    drawing.attempt(() => {
      const look = chatWindow?.show(state)
      if (look) talk?.draw(state, look, news)
    })
  const change = (next: Partial<State>, news: readonly Message[] = []): void => {
    state = { ...state, ...next }
    draw(news)
    properties.change('conversation:id', idOf(state.conversation))
    if (!drawing.hasFailed()) tellSite(state, news)
  }
  const take: DialogPart.Take = (conversation, version, next = {}) => {
    if (conversation) permit()
    change(...withNews({ ...state, ...next, conversation }, version))
  }
  const load = onlyOnce(options.loadPart, drawing, (part) => {
    talk = chatWindow && startTalk(part, options, { chatWindow, open, present: () => state, take, change })
    draw(state.conversation?.messages ?? [])
  })
  const open = (): void => void load().then(() => drawing.attempt(() => talk?.open()))
  const { presence } = options
  const chatWindow = drawing.attempt(() => createChatWindow(document, { open, drawing, presence }))
  if (project?.customButtons || isSandboxed) void load()

  const poll = (): unknown => talk?.poll()
  const follow = followWith({ present: () => state, change, take, load, poll }, project)
  const end = (): void => {
    follow(INITIAL_STATE.phase)
    chatWindow?.remove()
  }
  return { follow, end }
}

type Following = Pick<TalkOptions, 'present' | 'take' | 'change'> & {
  readonly load: () => Promise<void>
  readonly poll: () => unknown
}

const followWith =
  ({ present, change, take, load, poll }: Following, project: TagProject | undefined): Chat['follow'] =>
  (phase) => {
    const { identity } = present()
    const next = stateIn(phase, project)
    if (next.identity?.vuid === identity?.vuid) change(next)
    else take(next.identity?.conversation ?? null, 0, { ...next, unread: 0 })
    // The poll for the previous visitor stops as well.
    const ready = present().conversation?.isOngoing ? load() : Promise.resolve()
    if (next.identity !== identity) void ready.then(poll)
  }

const idOf = (conversation: Conversation | null): string | null =>
  conversation?.isOngoing ? conversation.conversationId : null

const stateIn = (phase: Phase, project: TagProject | undefined): Pick<State, 'identity' | 'view' | 'status'> => {
  // While a visitor signs in or is verified again, the previous identity is still shown.
  const identity = sessionOf(phase)?.identity ?? null
  return { identity, view: viewOf(phase), status: (identity && project?.agentStatus) ?? 'offline' }
}

type Talk = Pick<DialogPart.Dialog, 'open'> &
  Pick<DialogPart.ConversationClient, 'poll'> & { readonly draw: DialogPart.Dialog['show'] }

type TalkOptions = {
  readonly chatWindow: ChatWindow
  readonly open: () => void
  readonly present: () => State
  readonly take: DialogPart.Take
  readonly change: (next: Partial<State>) => void
}

const startTalk = (
  { createConversationClient, createDialog, showOnButtons, watchBoundaries }: typeof DialogPart,
  { url, properties, project, isSandboxed }: ChatOptions,
  { chatWindow, open, present, take, change }: TalkOptions,
): Talk => {
  const { ask, poll } = createConversationClient(url, present, take)
  const dialog = createDialog({
    ...chatWindow,
    toggled: (isOpen) =>
      change({ isOpen, unread: 0, ...(isOpen || present().conversation?.isOngoing ? {} : { conversation: null }) }),
    write: (text) => ask({ write: text, customData: properties.members.get('customData') }),
  })
  chatWindow.put(dialog)
  if (isSandboxed) watchBoundaries(chatWindow.bubble, window as TagGlobals, properties.tell)
  return {
    open: dialog.open,
    poll,
    draw: (state, look, news) => {
      dialog.show(state, look, news)
      showOnButtons(project?.customButtons ?? {}, state, open)
    },
  }
}

/** Messages after the version are new, and count as unread while the window is closed. */
const withNews = (state: State, version: number): [State, readonly Message[]] => {
  const news = state.conversation?.messages.filter((message) => message.version > version) ?? []
  const fromAgent = news.filter(({ by, tells }) => tells && by === 'agent').length
  return [{ ...state, unread: state.isOpen ? 0 : state.unread + fromAgent }, news]
}

/** A failed load is tried again the next time. */
const onlyOnce = <Part>(
  loadPart: (failures: number) => Promise<Part>,
  { attempt }: Drawing,
  start: (part: Part) => void,
): (() => Promise<void>) => {
  let loading: Promise<void> | undefined
  let failures = 0
  return () =>
    (loading ??= loadPart(failures).then(
      (part) => attempt(() => start(part)),
      (error: unknown) => {
        loading = undefined
        failures += 1
        complain('the chat window cannot be loaded', error)
      },
    ))
}
