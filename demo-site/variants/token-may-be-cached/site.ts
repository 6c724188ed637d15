import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token endpoint lets browsers and proxies keep its answers for five minutes.',
  breaks: ['token-endpoint-uncached'],
  routes: (routes, { customerOf, mint }) => {
    routes.post('/api/iadvize-token', async (request, response) => {
      const customer = customerOf(request)
      if (customer === null) return void response.status(401).json({ error: 'Sign in first.' })
      // The mistake.
      response.set('Cache-Control', 'public, max-age=300').json({ token: await mint(customer, request) })
    })
  },
}
