/** A brand's own site, which knows nothing of a rehearsal: the vendor's real snippet, and a token endpoint. */

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { loadKeys } from '../../environment/keys.ts'
import { test as base } from '../../playwright-kit/entry.ts'
import { issueToken } from '../../token-backend/issue-token.ts'

const keys = loadKeys()

export const BRAND_PEM = keys.brandPublicPem

/** The vendor's snippet as their pages print it. */
export const SNIPPET = `<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
</script>
<script async src="//halc.iadvize.com/iadvize.js"></script>`

/** What a brand pushes: a provider that asks its own server, and what it does with the result. */
export const ACTIVATE = `<script>
iAdvizeInterface.push(async (iAdvize) => {
  const { authentication } = await iAdvize.activate(async () => {
    const { token } = await (await fetch('/token', { method: 'POST' })).json()
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
  })
  document.title = authentication.status
})
</script>`

export const pageWith = (...parts: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>A site</title>${parts.join('\n')}</head><body><p>A site</p></body></html>`

export type Answer = {
  readonly type: string
  readonly body: string | Promise<string>
  readonly status?: number
  readonly location?: string
}

export const html = (body: string): Answer => ({ type: 'text/html; charset=utf-8', body })
export const script = (body: string): Answer => ({ type: 'text/javascript', body })

export type Site = {
  readonly url: string
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[]
  readonly serve: (path: string, answer: Answer | (() => Answer)) => void
}

/** A token for the customer, as the brand's server mints it. */
export const mint = (): Promise<string> => issueToken({ userId: 'b6f1c2de' }, keys.brand)

const token = (): Answer => ({
  type: 'application/json',
  body: mint().then((jwe) => JSON.stringify({ token: jwe })),
})

const startSite = async (
  start: (listener: RequestListener) => Server,
  scheme: string,
): Promise<{ readonly site: Site; readonly close: () => Promise<void> }> => {
  const pages = new Map<string, Answer | (() => Answer)>([
    ['/', html(pageWith(SNIPPET, ACTIVATE))],
    ['/token', token],
  ])
  const asked: string[] = []
  const server = start((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    asked.push(pathname)
    const known = pages.get(pathname)
    if (known === undefined) return void response.writeHead(404).end()
    const { type, body, status = 200, location } = typeof known === 'function' ? known() : known
    void Promise.resolve(body).then((text) =>
      response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) }).end(text),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    site: { url: `${scheme}://127.0.0.1:${port}`, asked, serve: (path, answer) => void pages.set(path, answer) },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const test = base.extend<{ readonly site: Site; readonly secureSite: Site }>({
  // As in the demo project: the day that a claim of what never happens runs ahead has three renewals, not 24.
  iadvizeProject: { sid: 1234, publicKey: BRAND_PEM, sessionMinutes: 480 },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  site: async ({}, use) => {
    const { site, close } = await startSite((listener) => createServer(listener), 'http')
    await use(site)
    await close()
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  secureSite: async ({}, use, testInfo) => {
    const certificate = await selfSigned(testInfo.outputPath())
    const { site, close } = await startSite((listener) => createSecureServer(certificate, listener), 'https')
    await use(site)
    await close()
  },
})

const selfSigned = async (folder: string): Promise<{ readonly key: string; readonly cert: string }> => {
  const [keyFile, certificateFile] = [`${folder}/key.pem`, `${folder}/certificate.pem`]
  await mkdir(folder, { recursive: true })
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1']
  await promisify(execFile)('openssl', [...request, '-keyout', keyFile, '-out', certificateFile])
  const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certificateFile, 'utf8')])
  return { key, cert }
}

export { expect } from '../../playwright-kit/entry.ts'
