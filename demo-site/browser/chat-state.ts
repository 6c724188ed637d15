import type { TagGlobals } from '../../protocol/web-sdk.ts'
import type { ChatOutcome } from './chat.ts'

/** Writes the result of the chat into the account page; other pages have no place for it. */
export const showOutcome = (outcome: ChatOutcome): void => {
  switch (outcome.status) {
    case 'secured':
      return show(outcome.status, 'Secured')
    case 'anonymous':
      return show(outcome.status, 'Anonymous')
    case 'no-token':
    case 'failed':
      return show(outcome.status, `Not available: ${outcome.reason}`)
  }
}

/** The tag is an async script, so it runs before the page's `load` event. If it is missing by then, it was blocked. */
export const showMissingTag = (): void => {
  const page: Window & TagGlobals = window
  const check = (): void => {
    if (page.iAdvize === undefined) show('no-tag', 'Not available: the chat could not be loaded')
  }
  if (document.readyState === 'complete') check()
  else window.addEventListener('load', check, { once: true })
}

const show = (status: ChatOutcome['status'] | 'no-tag', text: string): void => {
  const output = document.querySelector<HTMLOutputElement>('#chat-state')
  if (output === null) return
  output.dataset['status'] = status
  output.value = text
}
