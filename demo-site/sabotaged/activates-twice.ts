import { sabotage } from '../site.ts'

export const activatesTwice = sabotage({
  id: 'activates-twice',
  mistake: 'The chat is started when the page has been read and again when it has loaded.',
  breaks: ['activation-once'],
  hasOwnCode: true,
})
