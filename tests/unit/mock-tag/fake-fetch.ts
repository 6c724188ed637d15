import { test } from '../../plain-test.ts'

/** What a page would have sent, and the answer that the test gives to it. */
export type Sent = {
  readonly url: string
  readonly init: RequestInit
  readonly json: unknown
  readonly answer: (response: Response) => void
  readonly fail: (error?: Error) => void
}

export type FakeFetch = {
  /** Requests in the order in which they were sent. */
  readonly sent: readonly Sent[]
  /** Lets whatever has been promised so far happen: microtasks only, no time. */
  readonly settle: () => Promise<void>
}

/**
 * Takes the place of `globalThis.fetch` for one test. The tag's files call it by that name, as in a browser; a worker
 * runs one test after the other, so nobody else sees it.
 */
export const installFakeFetch = (): FakeFetch => {
  const sent: Sent[] = []
  const original = globalThis.fetch
  globalThis.fetch = (url, init = {}) =>
    new Promise((resolve, reject) => {
      const text = typeof init.body === 'string' ? init.body : 'null'
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      sent.push({
        url: String(url instanceof Request ? url.url : url),
        init,
        json: JSON.parse(text),
        answer: resolve,
        fail: (error = new TypeError('Failed to fetch')) => reject(error),
      })
    })
  restoreLater.push(() => {
    globalThis.fetch = original
  })
  return { sent, settle: () => new Promise((resolve) => setImmediate(resolve)) }
}

const restoreLater: (() => void)[] = []

test.afterEach(() => {
  restoreLater.splice(0).forEach((restore) => restore())
})
