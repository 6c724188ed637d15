import { joinSnippets } from '../tag-snippet.ts'
import { sabotage } from '../site.ts'

export const snippetInThePageTwice = sabotage({
  id: 'snippet-in-the-page-twice',
  mistake: 'The snippet stands in the page twice, from the header template and from the footer template.',
  breaks: ['loading-once'],
  page: () => ({ snippet: (good) => joinSnippets(good, good) }),
})
