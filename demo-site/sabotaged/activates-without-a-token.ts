import { sabotage } from '../site.ts'

export const activatesWithoutAToken = sabotage({
  id: 'activates-without-a-token',
  mistake: '`activate` is called before anybody knows whether the token endpoint has a token.',
  breaks: ['activation-needs-token'],
  hasOwnCode: true,
})
