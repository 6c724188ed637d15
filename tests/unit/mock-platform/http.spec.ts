import { expect, test } from '../../plain-test.ts'
import { readBody, type PlatformRequest } from '../../../mock-platform/http.ts'

/** A body in pieces of one byte. */
const request = (bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): PlatformRequest => ({
  method: 'POST',
  headers: new Headers(headers),
  signal: new AbortController().signal,
  // oxlint-disable-next-line require-yield -- nothing to yield is a case, too
  body: (async function* () {
    for (const byte of bytes) yield await Promise.resolve(Uint8Array.of(byte))
  })(),
})

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

test('a body in many pieces is put together, also inside of a character', async () => {
  expect(await readBody(request(bytesOf('{"é":"🙂"}')))).toBe('{"é":"🙂"}')
})

test('no body is an empty text', async () => {
  expect(await readBody({ ...request(bytesOf('')), body: null })).toBe('')
})

test('bytes that are no UTF-8 are refused', async () => {
  const response = await readBody(request(Uint8Array.of(0x7b, 0xff, 0x7d)))
  expect(response).toMatchObject({ status: 400 })
})

test('a compressed body is refused before it is read', async () => {
  const response = await readBody(request(bytesOf('x'), { 'content-encoding': 'br' }))
  expect(response).toMatchObject({ status: 415 })
})

test('a body that fails on the way is an error of the transport', async () => {
  const failing: PlatformRequest = {
    ...request(bytesOf('')),
    // oxlint-disable-next-line require-yield -- it fails before it has anything
    body: (async function* () {
      await Promise.resolve()
      throw new Error('reset')
    })(),
  }
  await expect(readBody(failing)).rejects.toThrow('reset')
})
