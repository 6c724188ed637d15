import { sabotage } from '../site.ts'

export const resultInTheConsole = sabotage({
  id: 'result-in-the-console',
  mistake: 'The whole result of `activate` is logged, as in the sample of the vendor, and it holds the token.',
  breaks: ['token-not-in-console'],
  hasOwnCode: true,
})
