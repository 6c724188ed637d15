import { sabotage } from '../site.ts'

export const unknownReasonTriedAgain = sabotage({
  id: 'unknown-reason-tried-again',
  mistake:
    'The reasons that were known when the code was written are final; every other one is taken for a passing fault and tried again.',
  breaks: ['failure-every-reason'],
  mayBreak: ['failure-no-retry'],
  hasOwnCode: true,
})
