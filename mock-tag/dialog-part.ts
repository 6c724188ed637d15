/**
 * The part of the tag that not every page needs. It has the chat window and its requests, loaded when the visitor opens the chat
 * or continues a conversation; the site's own buttons and the messages to a frame, if there are any; and the console message
 * about a provider that returned no option. It is served beside the tag's script.
 */

import { complain } from './complain.ts'
import { explainProvided, sentenceOn } from '../protocol/provided.ts'

export { createDialog, type Dialog } from './chat-window/dialog.ts'
export { watchBoundaries } from './chat-window/boundaries.ts'
export { showOnButtons } from './custom-buttons.ts'
export { createConversationClient, type ConversationClient, type Take } from './conversation-client.ts'

export const explain = (sketch: string): void => complain(sentenceOn(explainProvided(sketch)))
