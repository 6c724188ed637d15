import { sabotage } from '../site.ts'

export const tokenWithoutASession = sabotage({
  id: 'token-without-a-session',
  mistake:
    'The token endpoint mints without asking for a session: the first customer of the table serves for whoever has none.',
  breaks: ['token-endpoint-session'],
  mayBreak: ['session-ended-elsewhere'],
  routes: (routes, { accounts: [first], customerOf, mint }) => {
    routes.post('/api/iadvize-token', async (request, response) => {
      const customer = customerOf(request) ?? first
      response.set('Cache-Control', 'no-store').json({ token: customer && (await mint(customer, request)) })
    })
  },
})
