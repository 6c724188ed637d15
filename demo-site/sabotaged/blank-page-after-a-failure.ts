import { sabotage } from '../site.ts'

export const blankPageAfterAFailure = sabotage({
  id: 'blank-page-after-a-failure',
  mistake: 'When the activation fails, the page is replaced by nothing.',
  breaks: ['failure-visitor-goes-on'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
