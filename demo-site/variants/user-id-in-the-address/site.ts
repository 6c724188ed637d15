import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The user id is in the address of the account page, for statistics.',
  breaks: ['token-not-in-url'],
  routes: (routes, { customerOf, addresses }) => {
    routes.get('/account', (request, response, next) => {
      const customer = customerOf(request)
      if (customer === null || request.query['uid'] === customer.userId) return next()
      // The mistake.
      response.redirect(303, `${addresses().basePath}/account?uid=${customer.userId}`)
    })
  },
}
