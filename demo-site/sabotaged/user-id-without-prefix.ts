import { USER_ID_CLAIM } from '../../protocol/token.ts'
import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const userIdWithoutPrefix = sabotage({
  id: 'user-id-without-prefix',
  mistake: 'The claim is called `userId`, without the prefix `https://iadvize.com/`.',
  breaks: ['token-claims', 'token-user-id', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    claims: ({ [USER_ID_CLAIM]: userId, ...others }) => ({ ...others, userId }),
  },
})
