import type { UnusualSite } from '../site.ts'
import { literal } from '../tag-snippet.ts'
import { html } from '../html.ts'

export const tagManager: UnusualSite = {
  id: 'tag-manager',
  about: 'The tag comes from a tag manager, whose container puts the configuration on a copy of the array.',
  page: ({ basePath }) => ({
    snippet: () => ({ inlineScripts: [], markup: html`<script async src="${basePath}/container.js"></script>` }),
  }),
  routes: (routes, { addresses }) => {
    routes.get('/container.js', (_request, response) => {
      const { sid, tagUrl } = addresses()
      response.type('text/javascript').send(container(literal(sid), JSON.stringify(tagUrl)))
    })
  },
}

/** In the manner of the vendor's template: copy the array, set `config`, write it back, load the tag. */
const container = (sid: string, tagUrl: string): string => `
(function () {
  var queue = (window.iAdvizeInterface || []).slice()
  queue.config = { sid: ${sid} }
  window.iAdvizeInterface = queue
  var tag = document.createElement('script')
  tag.async = true
  tag.src = ${tagUrl}
  document.head.appendChild(tag)
})()
`
