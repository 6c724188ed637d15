import type { UnusualSite } from '../../site.ts'

export const variant: UnusualSite = {
  about: 'A single-page application: it changes pages, signs in and signs out without reloading.',
}
