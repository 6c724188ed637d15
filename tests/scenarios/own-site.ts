/** Sites of the test's own, each on a port of its own. */

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { pageWith, snippet } from './own-page.ts'

/** Serves pages of the test's own; by itself a page with the vendor's snippet and nothing else. */
export type OwnSite = {
  /** Answers the address. */
  readonly serve: (html?: string, headers?: Headers) => Promise<string>
  /** In the page of the test; answers the address. */
  readonly open: (html?: string, headers?: Headers) => Promise<string>
}

type Headers = Readonly<Record<string, string>>

export const ownSiteFixture = async (
  { page, changeSite = (html) => html }: { readonly page: Page; readonly changeSite?: (html: string) => string },
  use: (ownSite: OwnSite) => Promise<void>,
): Promise<void> => {
  const servers: Server[] = []
  const serve: OwnSite['serve'] = async (html = pageWith(snippet()), headers = {}) => {
    const server = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(changeSite(html)),
    )
    servers.push(server)
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    return `http://127.0.0.1:${port}/`
  }
  await use({
    serve,
    open: async (html, headers) => {
      const url = await serve(html, headers)
      await page.goto(url)
      return url
    },
  })
  for (const server of servers) server.close().closeAllConnections()
}
