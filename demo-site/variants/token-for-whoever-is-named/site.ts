import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    "The page requests the token with the customer's e-mail address in the query, and the endpoint trusts that address.",
  breaks: ['token-endpoint-identity'],
  mayBreak: ['token-not-in-url', 'token-endpoint-session', 'token-endpoint-uncached'],
  page: ({ customer }) => ({
    markup: (good) => good.replace('<html', `<html data-customer="${customer?.email ?? ''}"`),
  }),
  routes: (routes, { accounts, customerOf, mint }) => {
    routes.get('/api/iadvize-token', async (request, response) => {
      if (customerOf(request) === null) return void response.status(401).json({ error: 'Sign in first.' })
      const named = accounts.find(({ email }) => email === request.query['customer'])
      if (named === undefined) return void response.status(404).json({ error: 'There is no such customer.' })
      response.set('Cache-Control', 'no-store').json({ token: await mint(named, request) })
    })
  },
}
