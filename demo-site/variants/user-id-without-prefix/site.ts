import { USER_ID_CLAIM } from '../../../protocol/token.ts'
import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The claim is called `userId`, without the prefix `https://iadvize.com/`.',
  breaks: ['token-claims', 'token-user-id', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    claims: ({ [USER_ID_CLAIM]: userId, ...others }) => ({ ...others, userId }),
  },
}
