/**
 * The part of the tag that not every page needs: the window and its way to the platform, loaded when the visitor opens the
 * chat or goes on with a conversation; the site's own buttons, and what a frame is told, where there are any. It lies
 * beside the tag's own script.
 */

export { createDialog, type Dialog } from './chat-window/dialog.ts'
export { watchBoundaries } from './chat-window/boundaries.ts'
export { showOnButtons } from './custom-buttons.ts'
export { createConversationClient, type ConversationClient, type Take } from './conversation-client.ts'
