import { sabotage } from '../site.ts'

export const curtainAfterAFailure = sabotage({
  id: 'curtain-after-a-failure',
  mistake: 'When the activation fails, a layer over the whole page says so, and cannot be closed.',
  breaks: ['failure-visitor-goes-on'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
