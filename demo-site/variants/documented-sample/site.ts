import type { UnusualSite } from '../../site.ts'

export const variant: UnusualSite = {
  about: "Its code is the vendor's sample: the provider fetches the token, and the result is logged to the console.",
}
