import { sabotage } from '../site.ts'

export const resultOnlyLogged = sabotage({
  id: 'result-only-logged',
  mistake: 'The result of `activate` goes to the console as it is, and nothing looks at it.',
  breaks: ['failure-noticed', 'token-not-in-console'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
