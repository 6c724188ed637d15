/** Tries to listen on a port of `rehearsal start`, and asks who is there if it is taken. */

import { once } from 'node:events'
import { createServer } from 'node:net'
import { CONTROL_API_TITLE } from '../../../control-room/api-title.ts'
import type { PortFacts } from '../findings/ports.ts'
import { askWeb } from './web.ts'

export type PortPlace = Pick<PortFacts, 'id' | 'host' | 'port'>

export const lookAtPort = async (place: PortPlace): Promise<PortFacts> => {
  const code = await listenCode(place)
  if (code === null) return { ...place, state: { is: 'free' } }
  if (code !== 'EADDRINUSE') return { ...place, state: { is: 'refused', code } }
  return { ...place, state: await whoIsAt(place) }
}

/** Null if something can listen there. */
const listenCode = async ({ host, port }: PortPlace): Promise<string | null> => {
  const server = createServer()
  try {
    server.listen({ host, port, exclusive: true })
    await once(server, 'listening')
    await once(server.close(), 'close')
    return null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code ?? message
  }
}

const whoIsAt = async ({ host, port }: PortPlace): Promise<PortFacts['state']> => {
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const [api, home] = await Promise.all([askWeb(`${origin}/control/openapi.json`), askWeb(origin)])
  const version = api.answer === null ? null : versionIn(api.answer.body)
  if (version !== null) return { is: 'stand-in', version }
  if (home.answer === null) return { is: 'taken', by: 'it does not answer like a website' }
  // The shop's pages say so to their own script.
  if (home.answer.body.includes('data-no-token-choice=')) return { is: 'demo-shop' }
  const title = /<title[^>]*>([^<]{1,60})/i.exec(home.answer.body)?.[1]?.trim() ?? ''
  return {
    is: 'taken',
    by: `it answers with the status ${home.answer.status}${title === '' ? '' : ` and the page "${title}"`}`,
  }
}

/** Of the Rehearsal that describes its control API. */
const versionIn = (body: string): string | null => {
  try {
    const { info } = JSON.parse(body) as { readonly info?: { readonly title?: string; readonly version?: string } }
    return info?.title === CONTROL_API_TITLE ? (info.version ?? null) : null
  } catch {
    return null
  }
}
