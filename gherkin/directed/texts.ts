/** The words of the messages, of which the journal holds the lengths only. */

import type { EntryOf } from '../../journal/entries.ts'
import type { DirectedRehearsal } from './rehearsal.ts'

type Sent = EntryOf<'message-sent'>

/** The nth message of its author in the conversation; null where nobody knows it any more. */
export const createTexts = ({ entries, conversations }: DirectedRehearsal): ((sent: Sent) => string | null) => {
  const all = entries.filter((entry): entry is Sent => entry.type === 'message-sent')
  return ({ index, conversationId, by }) => {
    const earlier = all.filter(
      (other) => other.conversationId === conversationId && other.by === by && other.index < index,
    )
    const conversation = conversations.find((one) => one.conversationId === conversationId)
    return conversation?.messages.filter((message) => message.by === by)[earlier.length]?.text ?? null
  }
}
