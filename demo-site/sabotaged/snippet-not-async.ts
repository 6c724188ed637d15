import { sabotage } from '../site.ts'

export const snippetNotAsync = sabotage({
  id: 'snippet-not-async',
  mistake: 'The tag is loaded without `async`, so the page waits for it.',
  breaks: ['loading-snippet', 'loading-without-tag'],
  page: () => ({ markup: (good) => good.replace('<script async src=', '<script src=') }),
})
