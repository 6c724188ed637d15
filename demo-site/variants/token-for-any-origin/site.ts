import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: "The token endpoint allows any origin to read its answer with the visitor's cookies.",
  breaks: ['token-endpoint-origin'],
  routes: (routes, { customerOf, mint }) => {
    routes.post('/api/iadvize-token', async (request, response) => {
      const customer = customerOf(request)
      if (customer === null) return void response.status(401).json({ error: 'Sign in first.' })
      // The mistake.
      response.set('Access-Control-Allow-Origin', request.headers.origin ?? '*')
      response.set('Access-Control-Allow-Credentials', 'true').set('Cache-Control', 'no-store')
      response.json({ token: await mint(customer, request) })
    })
  },
}
