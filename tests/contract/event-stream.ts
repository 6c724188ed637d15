/** A client of server-sent events that shows what came, event by event. */

import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { expect } from '../plain-test.ts'
import type { StreamEventName, StreamEvents } from '../../control-room/browser/stream-events.ts'
import { open } from './http.ts'

export type SeenEvent = { readonly name: StreamEventName; readonly id: string; readonly data: unknown }

export type EventStream = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly seen: readonly SeenEvent[]
  readonly of: <Name extends StreamEventName>(name: Name) => readonly StreamEvents[Name][]
  /** The first event of the name that fits, among those that have come and those that come. */
  readonly next: <Name extends StreamEventName>(
    name: Name,
    fits?: (data: StreamEvents[Name]) => boolean,
  ) => Promise<StreamEvents[Name]>
  readonly close: () => void
  /** Whether the server has ended it. */
  readonly hasEnded: () => boolean
}

export const openStream = async (url: string, headers: Readonly<Record<string, string>>): Promise<EventStream> => {
  const outgoing = open(url, { headers })
  outgoing.end()
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const seen: SeenEvent[] = []
  let rest = ''
  incoming.setEncoding('utf8').on('data', (text: string) => {
    const parts = `${rest}${text}`.split('\n\n')
    rest = parts.pop() ?? ''
    seen.push(...parts.flatMap(eventIn))
  })
  incoming.on('error', () => {})
  const of: EventStream['of'] = (name) =>
    seen.flatMap((event) => (event.name === name ? [event.data as StreamEvents[typeof name]] : []))
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    seen,
    of,
    next: async (name, fits = () => true) => {
      await expect(() => expect(of(name).some(fits), shown(seen)).toBe(true)).toPass({ intervals: [10] })
      const first = of(name).find(fits)
      if (first === undefined) throw new Error('It was there a moment ago.')
      return first
    },
    close: () => void outgoing.destroy(),
    hasEnded: () => incoming.readableEnded,
  }
}

const shown = (seen: readonly SeenEvent[]): string =>
  `what came: ${seen.map(({ name, data }) => `${name} ${JSON.stringify(data).slice(0, 200)}`).join('\n')}`

const eventIn = (text: string): readonly SeenEvent[] => {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  const name = field('event')
  return name === '' ? [] : [{ name: name as StreamEventName, id: field('id'), data: JSON.parse(field('data')) }]
}
