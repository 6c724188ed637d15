import { inlineScript, joinSnippets } from '../tag-snippet.ts'
import { sabotage } from '../site.ts'

const CUSTOM_DATA = "window.idzCustomData = { extID: 'halflight-customer' }"

export const extIdBesideTheToken = sabotage({
  id: 'ext-id-beside-the-token',
  mistake: '`idzCustomData.extID`, the old external identifier, is still in the page beside the token.',
  breaks: ['token-ext-id'],
  page: ({ customer }) => ({
    snippet: (good) => (customer === null ? good : joinSnippets(inlineScript(CUSTOM_DATA), good)),
  }),
})
