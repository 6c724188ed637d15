import { randomUUID } from 'node:crypto'
import type { ShopAccount } from '../../customer.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    'The token endpoint has its own cookie, which signing out does not remove, so it keeps minting for the customer.',
  breaks: ['token-endpoint-session'],
  mayBreak: ['session-ended-elsewhere', 'logout-nothing-left'],
  routes: (routes, { customerOf, mint }) => {
    const remembered = new Map<string, ShopAccount>()
    routes.post('/api/iadvize-token', async (request, response) => {
      const cookie = /(?:^|; )chat_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
      const customer = customerOf(request) ?? remembered.get(cookie)
      if (customer === undefined) return void response.status(401).json({ error: 'Sign in first.' })
      const name = randomUUID()
      remembered.set(name, customer)
      response.cookie('chat_session', name, { httpOnly: true, sameSite: 'lax' }).set('Cache-Control', 'no-store')
      response.json({ token: await mint(customer, request) })
    })
  },
}
