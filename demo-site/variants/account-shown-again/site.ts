import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The shop stores what a page showed, and shows it again to anyone who goes back, even after signing out.',
  breaks: ['logout-going-back'],
  mayBreak: ['logout-nothing-left'],
}
