import { sabotage } from '../site.ts'

export const resultIgnored = sabotage({
  id: 'result-ignored',
  mistake: 'The result of `activate` is never looked at.',
  breaks: ['failure-noticed'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
