/** The chat: puts together what the visitor sees of it, what the site hears of it, and its way to the platform. */

import type { Conversation, Message } from '../protocol/conversation.ts'
import type { TagProject } from '../protocol/tag-settings.ts'
import type { TagGlobals } from '../protocol/web-sdk.ts'
import { sessionOf, type Phase } from './activation/states.ts'
import { createCallbacks } from './callbacks.ts'
import type { ChatState } from './chat-state.ts'
import { viewOf } from './chat-window/chat-view.ts'
import { createChatWindow } from './chat-window/chat-window.ts'
import { createConversationClient } from './conversation-client.ts'
import { showOnButtons } from './custom-buttons.ts'
import type { Properties } from './properties.ts'

export type ChatOptions = {
  readonly properties: Properties
  readonly project: TagProject | undefined
  /** A conversation lets the visitor be kept in the browser. */
  readonly permit: () => void
}

export type Chat = {
  /** The tag has got here. */
  readonly follow: (phase: Phase) => void
  readonly bubble: HTMLElement
  /** Leaves nothing in the page. */
  readonly end: () => void
}

export const createChat = (url: string, { properties, project, permit }: ChatOptions): Chat => {
  const tellSite = createCallbacks((window as TagGlobals).iAdvizeCallbacks)
  let view: ChatState['view']
  let status: ChatState['status'] = 'offline'
  let isOpen = false
  let conversation: Conversation | null = null
  let unread = 0

  const show = (news: readonly Message[] = []): void => {
    const state = { view, status, isOpen, conversation, unread }
    chatWindow.show(state, news)
    showOnButtons(project?.customButtons ?? {}, state, chatWindow.open)
    properties.change('conversation:id', conversation?.isOngoing ? conversation.conversationId : null)
    tellSite(state, news)
  }
  const take = (next: Conversation | null, version: number): void => {
    const news = next?.messages.filter((message) => message.version > version) ?? []
    conversation = next
    if (next) permit()
    if (!isOpen) unread += news.filter(({ by, tells }) => tells && by === 'agent').length
    show(news)
  }
  const toggle = (isNowOpen: boolean): void => {
    isOpen = isNowOpen
    unread = 0
    if (!isOpen && !conversation?.isOngoing) conversation = null
    show()
  }
  const client = createConversationClient(url, () => conversation, take)
  const write = (text: string): Promise<boolean> =>
    client.ask({ write: text, customData: properties.members.get('customData') })
  const chatWindow = createChatWindow(document, toggle, write)

  return {
    follow: (phase) => {
      // While a visitor signs in, or is verified again, they go on as who they were.
      const identity = sessionOf(phase)?.identity ?? null
      view = viewOf(phase)
      status = (identity && project?.agentStatus) ?? 'offline'
      client.goOnAs(identity)
      show()
    },
    bubble: chatWindow.bubble,
    end: () => {
      client.goOnAs(null)
      chatWindow.remove()
    },
  }
}
