import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'When the activation fails, the visitor is sent to an error page without any link.',
  breaks: ['failure-visitor-goes-on'],
  mayBreak: ['failure-every-reason', 'failure-no-retry'],
  routes: (routes) => {
    routes.get('/out-of-order', (_request, response) => {
      response.type('html').send('<!doctype html><title>Out of order</title><h1>Something went wrong.</h1>')
    })
  },
}
