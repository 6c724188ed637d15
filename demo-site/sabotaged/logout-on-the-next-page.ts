import { sabotage } from '../site.ts'

export const logoutOnTheNextPage = sabotage({
  id: 'logout-on-the-next-page',
  mistake: '`logout` is called five seconds after the next page has loaded, when the session has long ended.',
  breaks: ['logout-called'],
  mayBreak: ['logout-nothing-left', 'logout-another-tab'],
  hasOwnCode: true,
})
