import { sabotage } from '../site.ts'

export const callbacksAfterTag = sabotage({
  id: 'callbacks-after-tag',
  mistake: '`iAdvizeCallbacks` and `idzCustomData` are defined at the load event, when the tag has read them long ago.',
  breaks: ['loading-early'],
  hasOwnCode: true,
})
