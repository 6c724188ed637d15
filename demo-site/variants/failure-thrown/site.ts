import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'A failed activation is thrown as an error that is not caught.',
  breaks: ['failure-no-uncaught-error'],
  mayBreak: ['failure-every-reason'],
}
