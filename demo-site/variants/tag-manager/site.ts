import { html } from '@remix-run/html-template'
import type { UnusualSite } from '../../site.ts'
import { literal } from '../../tag-snippet.ts'

export const variant: UnusualSite = {
  about: 'The tag comes from a tag manager, whose container sets the configuration on a copy of the array.',
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

/** Like the vendor's template: copies the array, sets `config`, writes the array back, and loads the tag. */
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
