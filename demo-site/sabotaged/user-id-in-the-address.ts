import { sabotage } from '../site.ts'

export const userIdInTheAddress = sabotage({
  id: 'user-id-in-the-address',
  mistake: 'For the statistics, the user id of the customer is in the address of the account page.',
  breaks: ['token-not-in-url'],
  routes: (routes, { customerOf, addresses }) => {
    routes.get('/account', (request, response, next) => {
      const customer = customerOf(request)
      if (customer === null || request.query['uid'] === customer.userId) return next()
      // The mistake.
      response.redirect(303, `${addresses().basePath}/account?uid=${customer.userId}`)
    })
  },
})
