import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The page stays hidden until the tag calls a function that the page pushed to it.',
  breaks: ['loading-without-tag'],
}
