import { sabotage } from '../site.ts'

export const retryByReload = sabotage({
  id: 'retry-by-reload',
  mistake: 'A failed activation reloads the page after ten seconds.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-visitor-goes-on', 'failure-every-reason'],
  hasOwnCode: true,
})
