import { createPublicKey } from 'node:crypto'
import { expect, test } from '../../plain-test.ts'
import { calculateJwkThumbprint } from 'jose'
import { sessionJwk, sessionPem } from '../../../mock-platform/session-key.ts'
import { privateKey, publicKey } from './mint.ts'

const KEY = privateKey('platformSession')

test('the published session key is the public half and nothing else', () => {
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

test('the name of the session key is its thumbprint of RFC 7638, which anyone can compute', async () => {
  const { kty, crv, x, y, kid } = sessionJwk(KEY)
  expect(kid).toBe(await calculateJwkThumbprint({ kty, crv, x, y }))
})

test('the session key is the same as PEM and as JWK', () => {
  const { x, y } = sessionJwk(KEY)
  expect(createPublicKey(sessionPem(KEY)).export({ format: 'jwk' })).toMatchObject({ x, y })
})
