/** The part of the chat window in which visitor and agent write to each other. */

import { MESSAGE_MAX_LENGTH, type Message } from '../../protocol/conversation.ts'
import type { ChatState } from '../chat-state.ts'
import type { elementsOf } from './elements.ts'

/** Resolves with whether the platform has accepted the message. */
export type Write = (text: string) => Promise<boolean>

export const createTalkPanel = (element: ReturnType<typeof elementsOf>['element'], write: Write) => {
  const log = element('div', { role: 'log' })
  const field = element('input', { ariaLabel: 'Message', placeholder: 'Message', maxLength: MESSAGE_MAX_LENGTH })
  const form = element('form', {}, field, element('button', {}, 'Send'))

  const line = ({ by, text }: Pick<Message, 'by' | 'text'>): HTMLElement =>
    element('p', { className: by }, element('b', {}, by), text)
  const send = async (): Promise<void> => {
    const text = field.value.trim()
    field.value = ''
    // The text must not be put back for the next visitor if this one has left meanwhile.
    if (text === '' || (await write(text)) || form.hidden) return
    field.value ||= text
    log.append(line({ by: 'system', text: 'Not sent. Try again.' }))
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
  return {
    parts: [log, form],
    field,
    show: ({ conversation, status }: ChatState, news: readonly Message[]): void => {
      if (news.length === (conversation?.messages.length ?? 0)) log.replaceChildren()
      log.append(...news.map(line))
      form.hidden = !conversation && status !== 'online'
      if (form.hidden) field.value = ''
    },
  }
}
