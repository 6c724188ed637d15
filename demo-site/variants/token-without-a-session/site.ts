import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    'The token endpoint mints without a session: a visitor who is not signed in gets a token for the first customer in the database.',
  breaks: ['token-endpoint-session'],
  mayBreak: ['session-ended-elsewhere'],
  routes: (routes, { accounts: [first], customerOf, mint }) => {
    routes.post('/api/iadvize-token', async (request, response) => {
      const customer = customerOf(request) ?? first
      response.set('Cache-Control', 'no-store').json({ token: customer && (await mint(customer, request)) })
    })
  },
}
