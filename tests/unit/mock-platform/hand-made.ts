/** JWEs that somebody put together by hand for the demo project's platform. */

import { handMadeJwe, type Habits } from '../../../token-backend/hand-made-jwe.ts'
import { base64url, publicKey } from './mint.ts'

export { RIGHT_PADDING, type Habits } from '../../../token-backend/hand-made-jwe.ts'

export const HEADER = base64url('{"alg":"RSA-OAEP-256","enc":"A256GCM"}')

const PLATFORM = publicKey('platformEncryption')

export const handMade = (plaintext: string, habits: Habits = {}): string => handMadeJwe(plaintext, PLATFORM, habits)
