import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { sabotage } from '../site.ts'

const deviceOf = ({ headers }: Request): string | undefined => /(?:^|; )device=([\w-]+)/.exec(headers.cookie ?? '')?.[1]

export const userIdOfTheBrowser = sabotage({
  id: 'user-id-of-the-browser',
  mistake:
    'The user id belongs to the browser and not to the person: a cookie of the device that outlives every session.',
  breaks: ['logout-next-visitor'],
  mayBreak: ['token-user-id-distinct', 'token-user-id-stable', 'logout-nothing-left', 'token-not-in-storage'],
  token: { userId: (_customer, request) => deviceOf(request) ?? request.sessionID },
  routes: (routes) => {
    routes.use((request, response, next) => {
      if (deviceOf(request) === undefined) response.cookie('device', randomUUID(), { httpOnly: true, sameSite: 'lax' })
      next()
    })
  },
})
