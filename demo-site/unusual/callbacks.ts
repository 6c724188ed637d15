import type { UnusualSite } from '../site.ts'

export const callbacks: UnusualSite = {
  id: 'callbacks',
  about: 'Code without await: promises with then, and the result of activate taken by its second argument.',
  hasOwnCode: true,
}
