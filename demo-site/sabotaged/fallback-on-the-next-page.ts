import { sabotage } from '../site.ts'

export const fallbackOnTheNextPage = sabotage({
  id: 'fallback-on-the-next-page',
  mistake: 'The failure is remembered, and the next page of the customer activates anonymously.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
