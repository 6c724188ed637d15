import type { ControlOptions } from './api.ts'
import type { RequestHandler } from 'express'

export const createLandingPage =
  (_options: ControlOptions): RequestHandler =>
  (_request, response) => {
    response.type('text').send('Rehearsal is running.\n')
  }
