import type { ChatView } from './chat-view.ts'

/** Outlines on a 24 × 24 grid, stroked in the colour of the text around them. */
export const CHAT_ICON = 'M20 12a8 8 0 0 1-12 7l-4 1 1-4a8 8 0 1 1 15-4z'
export const COLLAPSE_ICON = 'M6 10l6 6 6-6'
export const CLOSE_ICON = 'M6 6l12 12M18 6L6 18'

/** One shape for each state, so that none of them is told by its colour alone. */
export const STATE_ICONS: Readonly<Record<ChatView['kind'], string>> = {
  'not-started': 'M12 4v7M7 6a8 8 0 1 0 10 0',
  starting: 'M12 4a8 8 0 1 1-8 8',
  anonymous: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20a7 7 0 0 1 14 0',
  secured: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3',
  failed: 'M12 4v10M12 20h0',
}
