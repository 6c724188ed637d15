import { html } from '@remix-run/html-template'
import { withSources } from '../../policy.ts'
import { securityHeaders } from '../../security-headers.ts'
import type { SiteServer, UnusualSite } from '../../site.ts'
import { inlineScript, joinSnippets, literal, tagElement } from '../../tag-snippet.ts'

export const variant: UnusualSite = {
  about: 'The tag runs in a sandboxed iframe on another origin, and the page talks to it by postMessage.',
  hasAnotherOrigin: true,
  page: ({ anotherOrigin, basePath }) => ({
    snippet: () => ({
      inlineScripts: [],
      markup: html`<meta name="chat-frame" content="${anotherOrigin}${basePath}/chat-frame" />`,
    }),
    headers: (good) => ({
      ...good,
      'Content-Security-Policy': `${good['Content-Security-Policy']}; frame-src ${anotherOrigin}`,
    }),
  }),
  routes: (routes, { addresses, browserCode }) => {
    routes.get('/chat-frame', (_request, response) => {
      const { headers, markup } = framePage(addresses())
      response.set(headers).type('html').send(markup)
    })
    routes.get('/chat-frame.js', (_request, response) => {
      response.type('text/javascript').send(browserCode('sandboxed-frame-inside'))
    })
  },
}

const framePage = ({ sid, tagUrl, basePath, shopOrigin }: ReturnType<SiteServer['addresses']>) => {
  const config = inlineScript(`
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: ${literal(sid)}, mode: 'sandboxed' }
`)
  const page = html`<!doctype html>
    <html lang="en" data-shop-origin="${shopOrigin}">
      <head>
        <meta charset="utf-8" />
        <title>Chat</title>
        ${joinSnippets(config, tagElement(tagUrl)).markup}
        <script defer src="${basePath}/chat-frame.js"></script>
      </head>
      <body></body>
    </html> `
  const headers = securityHeaders(tagUrl, config.inlineScripts)
  return { headers: withSources('frame-ancestors', () => [shopOrigin])(headers), markup: String(page) }
}
