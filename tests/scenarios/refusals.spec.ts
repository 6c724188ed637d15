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
    detail: 'outer JWE: this is the beginning of a token',
  },
  {
    fault: 'a token signed with another key',
    behaviour: 'signed-with-another-key',
    code: 'SIGNATURE_INVALID',
    detail: 'inner JWS: no public key of the project fits',
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

test('a backend that mixes up its customers shows in the journal: the chat belongs to another visitor', async ({
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
