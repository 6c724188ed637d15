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

test('a body in several pieces is put together, even when one ends inside a character', async () => {
  expect(await readBody(request(bytesOf('{"é":"🙂"}')))).toBe('{"é":"🙂"}')
})

test('a request without a body has an empty string', async () => {
  expect(await readBody({ ...request(bytesOf('')), body: null })).toBe('')
})

test('a body that is not UTF-8 is refused', async () => {
  const response = await readBody(request(Uint8Array.of(0x7b, 0xff, 0x7d)))
  expect(response).toMatchObject({ status: 400 })
})

test('a compressed body is refused before it is read', async () => {
  const response = await readBody(request(bytesOf('x'), { 'content-encoding': 'br' }))
  expect(response).toMatchObject({ status: 415 })
})

test('a body that fails on the way is reported as a transport error', async () => {
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
