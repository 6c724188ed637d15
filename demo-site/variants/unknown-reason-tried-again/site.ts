import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    'Only the reasons that were known when the code was written count as final; after any other reason the site tries again.',
  breaks: ['failure-every-reason'],
  mayBreak: ['failure-no-retry'],
}
