import { inlineScript, joinSnippets, tagElement } from '../../tag-snippet.ts'
import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The snippet lost its site id on the way through a template: `config = { sid: undefined }`.',
  breaks: ['loading-snippet', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  page: ({ tagUrl }) => ({
    snippet: () =>
      joinSnippets(
        inlineScript(`
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: undefined }
`),
        tagElement(tagUrl),
      ),
  }),
}
