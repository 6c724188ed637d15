import { joinSnippets } from '../../tag-snippet.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The snippet is in the page twice: once from the header template and once from the footer template.',
  breaks: ['loading-once'],
  page: () => ({ snippet: (good) => joinSnippets(good, good) }),
}
