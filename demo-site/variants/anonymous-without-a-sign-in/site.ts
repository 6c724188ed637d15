import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    'When signing in fails, the visitor is activated anonymously; the vendor documents this choice and recommends the other.',
  breaks: ['activation-needs-token'],
}
