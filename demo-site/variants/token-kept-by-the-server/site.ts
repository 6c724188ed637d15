import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token endpoint keeps each token for an hour and returns it again.',
  breaks: ['activation-mints-anew', 'token-fresh', 'token-endpoint-uncached'],
  // A minute later the kept token is refused, on the next page and in a second tab as well.
  mayBreak: ['activation-secured', 'session-refresh', 'session-another-tab'],
  routes: (routes, { customerOf, mint }) => {
    const kept = new Map<string, { readonly token: string; readonly until: number }>()
    routes.post('/api/iadvize-token', async (request, response) => {
      const customer = customerOf(request)
      if (customer === null) return void response.status(401).json({ error: 'Sign in first.' })
      const known = kept.get(customer.userId)
      const token = known !== undefined && known.until > Date.now() ? known.token : await mint(customer, request)
      if (token !== known?.token) kept.set(customer.userId, { token, until: Date.now() + 3_600_000 })
      response.set('Cache-Control', 'no-store').json({ token })
    })
  },
}
