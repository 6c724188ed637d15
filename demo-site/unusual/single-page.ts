import type { UnusualSite } from '../site.ts'

export const singlePage: UnusualSite = {
  id: 'single-page',
  about: 'A single-page application: it changes its pages, signs in and signs out without loading anything anew.',
  hasOwnCode: true,
}
