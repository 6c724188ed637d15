import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The tag is loaded without `async`, so the page waits for it.',
  breaks: ['loading-snippet', 'loading-without-tag'],
  page: () => ({ markup: (good) => good.replace('<script async src=', '<script src=') }),
}
