import { expect, test } from '../../plain-test.ts'
import { userIdFault } from '../../../mock-platform/check-user-id.ts'

for (const { what, userId } of [
  { what: 'one character', userId: 'a' },
  { what: '255 letters', userId: 'a'.repeat(255) },
  { what: '255 characters that take two units each', userId: '🙂'.repeat(255) },
]) {
  test(`a user id of ${what} is accepted`, () => {
    expect(userIdFault(userId)).toBeNull()
  })
}

for (const { what, userId, code, words } of [
  { what: 'nothing', userId: '', code: 'USER_ID_MISSING', words: 'empty' },
  {
    what: '256 letters',
    userId: 'a'.repeat(256),
    code: 'USER_ID_TOO_LONG',
    words: '256 characters; at most 255 are allowed',
  },
  {
    what: '256 smileys',
    userId: '🙂'.repeat(256),
    code: 'USER_ID_TOO_LONG',
    words: '256 characters; at most 255 are allowed',
  },
]) {
  test(`a user id of ${what} is refused with ${code}`, () => {
    expect(userIdFault(userId)).toEqual({ code, detail: `userId: ${words}` })
  })
}
