/** The chat: puts together what the visitor sees of it, what the site hears of it, and its way to the platform. */

import type { AgentStatus, Conversation, Message } from '../protocol/conversation.ts'
import type { TagProject } from '../protocol/tag-settings.ts'
import type { TagGlobals } from '../protocol/web-sdk.ts'
import { sessionOf, type Phase } from './activation/states.ts'
import { createCallbacks } from './callbacks.ts'
import { viewOf, type ChatView } from './chat-window/chat-view.ts'
import { createChatWindow } from './chat-window/chat-window.ts'
import { createConversationClient } from './conversation-client.ts'
import { createCustomButtons } from './custom-buttons.ts'
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
  const { agentStatus = 'online', customButtons = {} } = project ?? {}
  const tell = createCallbacks((window as TagGlobals).iAdvizeCallbacks)
  let view: ChatView
  let status: AgentStatus = 'offline'
  let isOpen = false
  let conversation: Conversation | null = null
  let unread = 0
  let displayed = ''

  const show = (news: readonly Message[] = []): void => {
    const state = { view, status, isOpen, conversation, unread }
    chatWindow.show(state, news)
    buttons.show(state)
    properties.change('conversation:id', conversation?.isOngoing ? conversation.conversationId : null)
    for (const { tells, date } of news) if (tells) tell(tells[0], withTime(tells[1], date))
    // Open or reduced, a chat with a conversation in it is displayed; without one a button is, until it is opened.
    const canStart = status === 'online'
    const display = conversation || (isOpen && canStart) ? 'Chat' : canStart ? 'ChatButton' : ''
    if (display !== displayed) tell(`on${(displayed = display)}Displayed`)
  }
  const client = createConversationClient(
    url,
    () => conversation,
    (next, version) => {
      const news = next?.messages.filter((message) => message.version > version) ?? []
      conversation = next
      if (next) permit()
      if (!isOpen) unread += news.filter(({ by, tells }) => tells && by === 'agent').length
      show(news)
    },
  )
  const chatWindow = createChatWindow(document, {
    ask: (request) => client.ask({ ...request, customData: properties.members.get('customData') }),
    toggled: (isNowOpen) => {
      isOpen = isNowOpen
      unread = 0
      if (!isOpen && conversation?.isOngoing === false) {
        conversation = null
        tell('onChatHidden')
      }
      show()
    },
  })
  const buttons = createCustomButtons(customButtons, chatWindow.open)

  return {
    follow: (phase) => {
      // While a visitor signs in, or is verified again, they go on as who they were.
      const identity = sessionOf(phase)?.identity ?? null
      view = viewOf(phase)
      status = identity ? agentStatus : 'offline'
      client.goOnAs(identity)
      show()
    },
    bubble: chatWindow.bubble,
    end: () => {
      client.goOnAs(null)
      buttons.end()
      chatWindow.remove()
    },
  }
}

const withTime = (argument: object | undefined, date: string): object | undefined =>
  // Only a browser knows its visitor's own time.
  argument && 'msg' in argument ? { time: new Date(date).toTimeString().slice(0, 8), ...argument } : argument
