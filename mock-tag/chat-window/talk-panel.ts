/** The part of the chat window in which visitor and agent talk. */

import { MESSAGE_MAX_LENGTH, type ConversationRequest, type Message } from '../../protocol/conversation.ts'
import type { ChatState } from '../chat-state.ts'
import type { elementsOf } from './elements.ts'

/** Whether the platform has taken it. */
export type Ask = (request: ConversationRequest) => Promise<boolean>

export const createTalkPanel = ({ element }: ReturnType<typeof elementsOf>, ask: Ask) => {
  const log = element('div', { role: 'log' })
  const field = element('input', { ariaLabel: 'Message', placeholder: 'Message', maxLength: MESSAGE_MAX_LENGTH })
  const form = element('form', {}, field, element('button', {}, 'Send'))

  const line = ({ by, text }: Pick<Message, 'by' | 'text'>): HTMLElement =>
    element('p', { className: by }, element('b', {}, by), text)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const write = field.value.trim()
    field.value = ''
    // Whoever has left meanwhile must not leave it to the next visitor.
    if (write === '' || (await ask({ write })) || form.hidden) return
    field.value ||= write
    log.append(line({ by: 'system', text: 'Not sent. Try again.' }))
  })
  return {
    parts: [log, form],
    field,
    show: ({ conversation, status }: ChatState, news: readonly Message[]): void => {
      const isAnew = news.length === (conversation?.messages.length ?? 0)
      log[isAnew ? 'replaceChildren' : 'append'](...news.filter(({ text }) => text).map(line))
      form.hidden = conversation ? !conversation.isWritable : status !== 'online'
      if (form.hidden) field.value = ''
    },
  }
}
