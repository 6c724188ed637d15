import type { Request } from 'express'
import type { Sabotage } from '../../site.ts'

const tokens = new WeakMap<Request, string>()

export const variant: Sabotage = {
  mistake: 'The server writes a token into each page, and the provider reads it from there.',
  breaks: ['token-not-in-source', 'activation-mints-anew', 'token-fresh'],
  mayBreak: ['session-refresh', 'activation-needs-token', 'session-ended-elsewhere'],
  routes: (routes, { customerOf, mint }) => {
    routes.use(async (request, _response, next) => {
      const customer = request.method === 'GET' ? customerOf(request) : null
      if (customer !== null) tokens.set(request, await mint(customer, request))
      next()
    })
  },
  page: ({ request }) => ({
    markup: (good) => good.replace('<html', `<html data-chat-token="${tokens.get(request) ?? ''}"`),
  }),
}
