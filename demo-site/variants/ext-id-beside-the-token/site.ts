import { inlineScript, joinSnippets } from '../../tag-snippet.ts'
import type { Sabotage } from '../../site.ts'

const CUSTOM_DATA = "window.idzCustomData = { extID: 'halflight-customer' }"

export const variant: Sabotage = {
  mistake: '`idzCustomData.extID`, the old external identifier, is still in the page beside the token.',
  breaks: ['token-ext-id'],
  page: ({ customer }) => ({
    snippet: (good) => (customer === null ? good : joinSnippets(inlineScript(CUSTOM_DATA), good)),
  }),
}
