import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: '`iAdvizeCallbacks` and `idzCustomData` are defined at the load event, long after the tag has read them.',
  breaks: ['loading-early'],
}
