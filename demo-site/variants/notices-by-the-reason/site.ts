import type { UnusualSite } from '../../site.ts'

export const variant: UnusualSite = {
  about: 'It treats an activation as failed if the result has a reason, and never reads the status.',
}
