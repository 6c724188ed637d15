import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'Signing out calls `window.iAdvize.logout()` without checking that the tag has loaded.',
  breaks: ['loading-without-tag'],
}
