import { sabotage } from '../site.ts'

export const otherTabSignsInAgain = sabotage({
  id: 'other-tab-signs-in-again',
  mistake: 'A tab whose chat has been stopped starts it again with the token that it has kept.',
  breaks: ['logout-another-tab'],
  mayBreak: ['logout-nothing-left', 'logout-next-visitor', 'session-ended-elsewhere'],
  hasOwnCode: true,
})
