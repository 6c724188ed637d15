import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    'After the reason "Failed to fetch authentication with a server error", and only after that one, the site activates anonymously.',
  breaks: ['failure-every-reason', 'failure-no-anonymous'],
  mayBreak: ['failure-no-retry'],
}
