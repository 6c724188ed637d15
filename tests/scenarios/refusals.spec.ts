import type { TokenBackendBehaviour } from '../../protocol/misbehaviours.ts'
import type { RefusalCode } from '../../protocol/refusals.ts'
import { NOTHING_STORED, storedBySite } from './page-code.ts'
import { CAMILLE, JONAS, expect, test } from './shop.ts'

type FaultyToken = {
  readonly fault: string
  readonly behaviour: TokenBackendBehaviour
  readonly code: RefusalCode
  readonly detail: string
}

const FAULTY_TOKENS: readonly FaultyToken[] = [
  {
    fault: 'a malformed token',
    behaviour: 'malformed-token',
    code: 'TOKEN_MALFORMED',
    detail: 'outer JWE: not a compact JWE',
  },
  {
    fault: 'a token signed with another key',
    behaviour: 'signed-with-another-key',
    code: 'SIGNATURE_INVALID',
    detail: 'inner JWS: no public key of the project fits',
  },
  {
    fault: 'a token encrypted for another key',
    behaviour: 'encrypted-for-another-key',
    code: 'TOKEN_KEY_UNKNOWN',
    detail: "outer JWE: not encrypted with this platform's public key",
  },
  {
    fault: 'an expired token',
    behaviour: 'expired-token',
    code: 'TOKEN_EXPIRED',
    detail: 'claims: exp has passed 35',
  },
  {
    fault: 'a token without a user id',
    behaviour: 'no-user-id',
    code: 'USER_ID_MISSING',
    detail: 'claims: https://iadvize.com/userId is missing',
  },
  {
    fault: 'a token with a user id of 256 characters',
    behaviour: 'user-id-too-long',
    code: 'USER_ID_TOO_LONG',
    detail: 'claims: https://iadvize.com/userId has 256 characters, 255 at most',
  },
]

const REASON = 'Failed to fetch authentication with a server error'

for (const { fault, behaviour, code, detail } of FAULTY_TOKENS) {
  test(`${fault} is refused as ${code} after the tag's own three retries, each with a fresh token`, async ({
    page,
    iadvize,
    tokenBackend,
    shop,
  }) => {
    tokenBackend.will(behaviour)
    await shop.comeAs(CAMILLE)
    await expect(iadvize).toHaveFailedActivation({ code, reason: REASON, attempts: 4 })
    await expect(shop.chatState).toHaveText(`Not available: ${REASON}`)
    await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
    await shop.chatButton.click()
    await expect(shop.chatWindow).toContainText(REASON)

    const answered = iadvize.journal.of('attempt-answered')
    expect(answered.map((entry) => entry.code)).toEqual([code, code, code, code])
    expect(answered[0]?.detail).toContain(detail)
    expect(new Set(answered.map(({ token }) => token)).size).toBe(behaviour === 'malformed-token' ? 1 : 4)
    expect(iadvize.journal.of('retry-scheduled').map(({ delayMs }) => delayMs)).toEqual([1_000, 2_000, 4_000])
    expect(await storedBySite(page)).toBe(NOTHING_STORED)
  })
}

test("a backend that mixes up its customers shows in the journal: the chat is another visitor's", async ({
  iadvize,
  tokenBackend,
  shop,
}) => {
  tokenBackend.will('another-visitors-token')
  await shop.comeAs(CAMILLE)
  await expect(iadvize).toHaveActivated({ userId: JONAS.userId })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Jonas Lindqvist')
  expect(iadvize.journal.of('attempt-answered', { userId: CAMILLE.userId })).toEqual([])
})
