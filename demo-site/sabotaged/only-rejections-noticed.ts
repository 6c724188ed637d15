import { sabotage } from '../site.ts'

export const onlyRejectionsNoticed = sabotage({
  id: 'only-rejections-noticed',
  mistake: 'The code waits for `activate` to reject, which it never does, and takes every result for a success.',
  breaks: ['failure-noticed'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
