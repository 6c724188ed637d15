/** Calls the functions that the site put into `window.iAdvizeCallbacks` before the tag was loaded. Later ones are ignored. */

import type { IAdvizeCallbacks } from '../protocol/callbacks.ts'
import type { Message } from '../protocol/conversation.ts'
import { displayOf, type ChatState } from './chat-state.ts'
import { complain } from './complain.ts'

/** Call the returned functions with each state of the chat, and with each new message of the conversation. */
export const createCallbacks = (given: IAdvizeCallbacks | undefined) => {
  const callbacks = { ...given } as Readonly<Record<string, ((argument?: object) => void) | undefined>>
  let before: ChatState | undefined
  let displayed = ''
  const tell = (name: string, argument?: object): void => {
    try {
      callbacks[name]?.(argument)
    } catch (error) {
      complain(`${name} failed`, error)
    }
  }
  return (now: ChatState, news: readonly Message[]): void => {
    const display = displayOf(now)
    news.forEach(({ tells, date }) => tells?.forEach(([name, argument]) => tell(name, withTime(argument, date))))
    if (before?.conversation && display === 'ChatButton') tell('onChatHidden')
    if (display !== displayed) tell(`on${(displayed = display)}Displayed`)
    before = now
  }
}

const withTime = (argument: object | undefined, date: string): object | undefined =>
  // Only the browser knows the visitor's time zone.
  argument && 'msg' in argument ? { time: new Date(date).toTimeString().slice(0, 8), ...argument } : argument
