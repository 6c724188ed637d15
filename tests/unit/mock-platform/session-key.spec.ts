import { createPublicKey } from 'node:crypto'
import { expect, test } from '../../plain-test.ts'
import { calculateJwkThumbprint } from 'jose'
import { sessionJwk, sessionPem } from '../../../mock-platform/session-key.ts'
import { privateKey, publicKey } from './mint.ts'

const KEY = privateKey('platformSession')

test('the published key is the public half and nothing else', () => {
  const { x, y } = publicKey('platformSession').export({ format: 'jwk' })
  expect(sessionJwk(KEY)).toEqual({
    kty: 'EC',
    crv: 'P-256',
    x,
    y,
    kid: expect.any(String),
    alg: 'ES256',
    use: 'sig',
  })
})

test('its name is the thumbprint of RFC 7638, which anybody can work out', async () => {
  const { kty, crv, x, y, kid } = sessionJwk(KEY)
  expect(kid).toBe(await calculateJwkThumbprint({ kty, crv, x, y }))
})

test('the PEM is the same key', () => {
  const { x, y } = sessionJwk(KEY)
  expect(createPublicKey(sessionPem(KEY)).export({ format: 'jwk' })).toMatchObject({ x, y })
})
