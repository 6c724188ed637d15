import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The chat is started when the document is ready, and again when the page has loaded.',
  breaks: ['activation-once'],
}
