import { sabotage } from '../site.ts'

export const tokenForAnyOrigin = sabotage({
  id: 'token-for-any-origin',
  mistake:
    'The token endpoint echoes whatever origin asks, and allows it to read the answer with the cookies of the visitor.',
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
})
