import { html } from '@remix-run/html-template'
import { withSources } from '../../policy.ts'
import type { UnusualSite } from '../../site.ts'
import { joinSnippets } from '../../tag-snippet.ts'

export const variant: UnusualSite = {
  about: 'The token endpoint is on another origin of the brand, which allows only the shop to read it.',
  hasAnotherOrigin: true,
  page: ({ anotherOrigin }) => ({
    snippet: (good) =>
      joinSnippets({ inlineScripts: [], markup: html`<meta name="token-origin" content="${anotherOrigin}" />` }, good),
    headers: withSources('connect-src', (sources) => [...sources, anotherOrigin]),
  }),
  routes: (routes, { addresses }) => {
    routes.use('/api/iadvize-token', (request, response, next) => {
      response.vary('Origin')
      if (request.headers.origin === addresses().shopOrigin) {
        response.set('Access-Control-Allow-Origin', addresses().shopOrigin)
        response.set('Access-Control-Allow-Credentials', 'true')
      }
      next()
    })
  },
}
