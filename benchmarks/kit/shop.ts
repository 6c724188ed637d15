/** A brand's site in a separate process, as in production, with the vendor's current snippet and tokens of its own. */

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { loadKeys } from '../../environment/keys.ts'
import { issueToken } from '../../token-backend/issue-token.ts'

export type Shop = { readonly url: string; readonly close: () => void }

/** The number of small files on a page: half are loaded by its markup, half are fetched by its script. */
export const REQUESTS = 200

const SNIPPET = `<script>
window.iAdvizeInterface = window.iAdvizeInterface || []
iAdvizeInterface.config = { sid: 1234 }
</script>
<script async src="//halc.iadvize.com/iadvize.js"></script>
<script>
iAdvizeInterface.push(async (iAdvize) => {
  const { authentication } = await iAdvize.activate(async () => {
    const { token } = await (await fetch('/token', { method: 'POST' })).json()
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
  })
  document.title = authentication.status
})
</script>`

/** A one-second timer, as for an offer that ends. */
const BEATS = `<script>
window.beats = 0
setInterval(() => { beats += 1 }, 1_000)
</script>`

/** How long `/token-slow` takes, in milliseconds. */
export const TOKEN_DELAY_MS = 150

const COUNTDOWN = `<script>
setInterval(() => { document.querySelector('p').textContent = new Date().toISOString() }, 1_000)
</script>`

const IMAGES = Array.from({ length: REQUESTS / 2 }, (_, index) => `<img alt="" src="/small?${index}">`).join('')

const FETCHES = `<script>
const all = Array.from({ length: ${REQUESTS / 2} }, (_, index) => fetch('/small?fetched' + index).then((answer) => answer.text()))
window.allThere = Promise.all(all).then(() => {})
</script>`

const pageWith = (...parts: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title></head><body><p>A shop</p>${parts.join('')}</body></html>`

const PAGES: Readonly<Record<string, string>> = {
  '/blank': pageWith(),
  '/account': pageWith(SNIPPET),
  '/offer': pageWith(SNIPPET, COUNTDOWN),
  '/bank': pageWith(SNIPPET.replace("'/token'", "'/token-slow'")),
  '/beats': pageWith(BEATS),
  '/many': pageWith(IMAGES, FETCHES),
}

const PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'

export const openShop = async (): Promise<Shop> => {
  const { brand } = loadKeys()
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop')
    const page = PAGES[pathname]
    if (page !== undefined) return void response.setHeader('content-type', 'text/html').end(page)
    if (pathname === '/small') {
      return void response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' }).end(PIXEL)
    }
    if (pathname !== '/token' && pathname !== '/token-slow') return void response.writeHead(204).end()
    const delayMs = pathname === '/token-slow' ? TOKEN_DELAY_MS : 0
    void Promise.all([issueToken({ userId: 'b6f1c2de' }, brand), delayMs > 0 && pause(delayMs)]).then(([token]) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ token })),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
