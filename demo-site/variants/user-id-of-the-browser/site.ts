import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import type { Sabotage } from '../../site.ts'

const deviceOf = ({ headers }: Request): string | undefined => /(?:^|; )device=([\w-]+)/.exec(headers.cookie ?? '')?.[1]

export const variant: Sabotage = {
  mistake: 'The user id belongs to the browser, not to the person: it is in a cookie that outlives every session.',
  breaks: ['logout-next-visitor'],
  mayBreak: ['token-user-id-distinct', 'token-user-id-stable', 'logout-nothing-left', 'token-not-in-storage'],
  token: { userId: (_customer, request) => deviceOf(request) ?? request.sessionID },
  routes: (routes) => {
    routes.use((request, response, next) => {
      if (deviceOf(request) === undefined) response.cookie('device', randomUUID(), { httpOnly: true, sameSite: 'lax' })
      next()
    })
  },
}
