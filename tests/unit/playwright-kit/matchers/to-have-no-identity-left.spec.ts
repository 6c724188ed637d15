import { test } from '../../../plain-test.ts'
import { expect } from '../../../../playwright-kit/expect.ts'
import { judgeNoIdentityLeft } from '../../../../playwright-kit/matchers/to-have-no-identity-left.ts'
import type { HeldItem } from '../../../../playwright-kit/rehearsed.ts'
import { messageOf } from './claims.ts'
import { rehearsalThat, useFakeTime } from './fake-rehearsal.ts'

const origin = 'https://shop.example'
const vuid: HeldItem = { place: 'cookie', name: 'iadvize-7316-vuid', origin }
const token: HeldItem = { place: 'local-storage', name: 'iadvize-7316-jwtIdentity', origin }
const consent: HeldItem = { place: 'cookie', name: 'iadvize-7316-consent', origin }

useFakeTime()

for (const [what, held] of Object.entries({
  nothing: [],
  'the cookie of a consent': [consent],
  'what other scripts keep': [
    { place: 'cookie', name: 'session', origin },
    { place: 'local-storage', name: 'my-iadvize-7316-vuid', origin },
    { place: 'local-storage', name: 'iadvize-7316-vuid-note', origin },
  ],
} as const satisfies Record<string, readonly HeldItem[]>)) {
  test(`toHaveNoIdentityLeft() holds for ${what}, and its opposite does not`, async () => {
    await expect(rehearsalThat({ held })).toHaveNoIdentityLeft()
    expect(await messageOf(expect(rehearsalThat({ held })).not.toHaveNoIdentityLeft())).toContain('Seen:     none')
  })
}

for (const [what, held] of Object.entries({
  'the cookie with the visitor id': [consent, vuid],
  'the session token in local storage': [token],
  'the cookie of another project': [{ ...vuid, name: 'iadvize-my-shop-vuid' }],
} as const satisfies Record<string, readonly HeldItem[]>)) {
  test(`toHaveNoIdentityLeft() does not hold for ${what}, but its opposite does`, async () => {
    expect(await messageOf(expect(rehearsalThat({ held })).toHaveNoIdentityLeft())).toContain('Seen:     ')
    await expect(rehearsalThat({ held })).not.toHaveNoIdentityLeft()
  })
}

test('toHaveNoIdentityLeft() passes only once the page is idle', async () => {
  const rehearsal = rehearsalThat({ held: [], heldAfter: [vuid] })
  expect(await messageOf(expect(rehearsal).toHaveNoIdentityLeft())).toContain('the cookie iadvize-7316-vuid')
})

test('toHaveNoIdentityLeft() fails on leftovers even while the page is busy', async () => {
  const rehearsal = rehearsalThat({ held: [vuid], heldAfter: [] })
  await expect(rehearsal).not.toHaveNoIdentityLeft()
  expect(rehearsal.settled()).toBe(0)
})

test('toHaveNoIdentityLeft() names what is left, with its place and its site', () => {
  expect(judgeNoIdentityLeft([vuid, consent, token])).toEqual({
    pass: false,
    expected: 'no cookie and nothing in local storage that says who the visitor is',
    expectedNot: 'a cookie, or something in local storage, that says who the visitor is',
    actual:
      'the cookie iadvize-7316-vuid of https://shop.example; in local storage iadvize-7316-jwtIdentity of https://shop.example',
    nearestMiss: null,
  })
  expect(judgeNoIdentityLeft([consent]).actual).toBe('none (1 without an identity)')
})
