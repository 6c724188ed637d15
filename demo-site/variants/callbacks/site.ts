import type { UnusualSite } from '../../site.ts'

export const variant: UnusualSite = {
  about: 'Code without await: promises with then, and the result of activate received through its second argument.',
}
