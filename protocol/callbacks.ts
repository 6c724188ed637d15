/**
 * `window.iAdvizeCallbacks`: how a site is told about the chat. Names and arguments are the vendor's.
 *
 * @see vendor page "JavaScript callbacks"
 */

export type ChatArgument = {
  /** The conversation's number in the older interface. */
  readonly id: number
  readonly conversationId: string
  readonly vuid: string
}

/**
 * The argument of each callback; `undefined` means none. The stand-in has no voice or video calls, so it never calls three of
 * them.
 */
export type CallbackArguments = {
  readonly onChatDisplayed: undefined
  readonly onChatHidden: undefined
  readonly onChatButtonDisplayed: undefined
  readonly onChatStarted: ChatArgument
  readonly onChatEnded: ChatArgument & { readonly endedBy: 'visitor' | 'operator' }
  readonly onCallButtonDisplayed: undefined
  readonly onMessageReceived: {
    /** The visitor's local time, as `14:05:09`. */
    readonly time: string
    readonly msg: string
    /** ISO 8601. */
    readonly date: string
    readonly operator: { readonly id: number; readonly externalId: string | null }
  }
  readonly onMessageSent: { readonly time: string; readonly msg: string }
  readonly onSatisfactionDisplayed: undefined
  readonly onSatisfactionAnswered: undefined
  readonly onCallStarted: undefined
  readonly onCallEnded: undefined
  /** 1 means yes. */
  readonly onStatusChanged: { readonly offline: 0 | 1; readonly busy: 0 | 1 }
}

export type IAdvizeCallbacks = {
  readonly [Name in keyof CallbackArguments]?: CallbackArguments[Name] extends undefined
    ? () => void
    : (argument: CallbackArguments[Name]) => void
}

/** The callbacks that the platform triggers, because they are about the content of a conversation. */
export type ConversationCallback =
  | 'onChatStarted'
  | 'onChatEnded'
  | 'onMessageReceived'
  | 'onMessageSent'
  | 'onSatisfactionDisplayed'
  | 'onSatisfactionAnswered'

/** `time` is left out, because only the browser knows the visitor's local time. */
export type CallbackCall = {
  [Name in ConversationCallback]: CallbackArguments[Name] extends undefined
    ? readonly [name: Name]
    : readonly [name: Name, argument: Omit<CallbackArguments[Name], 'time'>]
}[ConversationCallback]
