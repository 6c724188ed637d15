import type { RequestHandler } from 'express'

export const createLandingPage = (_options: { readonly demoUrl: () => string | null }): RequestHandler => (_request, response) => {
  response.type('text').send('Rehearsal is running.\n')
}
