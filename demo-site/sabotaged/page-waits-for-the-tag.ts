import { sabotage } from '../site.ts'

export const pageWaitsForTheTag = sabotage({
  id: 'page-waits-for-the-tag',
  mistake: 'The page is shown from within a function that is pushed to the tag.',
  breaks: ['loading-without-tag'],
  hasOwnCode: true,
})
