/** Pages of a site of one's own, in the vendor's words. */

import type { TagConfig } from '../../protocol/web-sdk.ts'

/** The address of the tag as the vendor writes it, without the protocol; `path` where a loader takes another script. */
export const tagAt = (path = 'iadvize.js'): string => `//halc.iadvize.com/${path}`

/** As a page over HTTP comes to it. */
export const TAG_URL = `http:${tagAt()}`

export const GRAPHQL_URL = 'https://api.iadvize.com/graphql'

/** The hosts that a Content-Security-Policy has to name, for the script and for what it asks for. */
export const TAG_ORIGIN = new URL(TAG_URL).origin
export const PLATFORM_ORIGIN = new URL(GRAPHQL_URL).origin

export const code = (text: string): string => `<script>${text}</script>`

export const scriptAt = (address: string): string => `<script src="${address}"></script>`

/** `config` as it is written in a script. */
export const configOf = (config: string): string =>
  code(`
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = ${config}
`)

/** The current snippet as the vendor's pages print it, with a site id and the vendor's host filled in. */
export const snippet = (sid = '1234'): string => snippetOf(`{ sid: ${sid} }`)

/** With what else a site may say there. */
export const snippetWith = (config: TagConfig): string => snippetOf(JSON.stringify({ sid: 1234, ...config }))

export const pageWith = (...head: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>A site</title>${head.join('\n')}</head><body>`

const snippetOf = (config: string): string => `${configOf(config)}
<script async src="${tagAt()}"></script>`
