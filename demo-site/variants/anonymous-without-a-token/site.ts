import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    'When the token endpoint fails, the customer is activated anonymously; the vendor documents this choice and recommends the other.',
  breaks: ['activation-needs-token'],
}
