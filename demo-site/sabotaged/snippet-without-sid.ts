import { inlineScript, joinSnippets, tagElement } from '../tag-snippet.ts'
import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const snippetWithoutSid = sabotage({
  id: 'snippet-without-sid',
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
})
