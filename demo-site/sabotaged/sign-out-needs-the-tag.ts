import { sabotage } from '../site.ts'

export const signOutNeedsTheTag = sabotage({
  id: 'sign-out-needs-the-tag',
  mistake: 'Signing out calls `window.iAdvize.logout()` without asking whether the tag is there.',
  breaks: ['loading-without-tag'],
  hasOwnCode: true,
})
