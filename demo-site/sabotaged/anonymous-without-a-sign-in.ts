import { sabotage } from '../site.ts'

export const anonymousWithoutASignIn = sabotage({
  id: 'anonymous-without-a-sign-in',
  mistake:
    'Whoever cannot sign in, because that fails, is activated anonymously; the vendor documents this choice and recommends the other.',
  breaks: ['activation-needs-token'],
  hasOwnCode: true,
})
