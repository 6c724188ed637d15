/** Small HTTP helpers for the platform's answers. */

import pTimeout from 'p-timeout'

/** The parts of a fetch `Request` that the platform reads. */
export type PlatformRequest = Pick<Request, 'method' | 'signal'> & {
  readonly headers: Pick<Headers, 'get'>
  readonly body: AsyncIterable<Uint8Array> | null
  /** The URL that the client requested. */
  readonly url?: string
}

/** The largest accepted body, in bytes. */
const BODY_MAX_BYTES = 65_536

/** In milliseconds of real time: a test that moves the stage's clock must not cut a client off. */
const BODY_TIME_LIMIT_MS = 5_000

/** A list of names as a browser's preflight sends it. */
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~, -]{1,1024}$/

/** As in production, any brand's site may call the platform; no cookie is involved. */
export const withCors = (response: Response, { headers }: PlatformRequest): Response => {
  const answer = response.headers
  answer.set('access-control-allow-origin', '*')
  answer.set('access-control-allow-methods', 'GET, POST, OPTIONS')
  const wanted = headers.get('access-control-request-headers')
  if (wanted !== null && HEADER_NAMES.test(wanted)) answer.set('access-control-allow-headers', wanted)
  if (headers.get('access-control-request-private-network') !== null) {
    answer.set('access-control-allow-private-network', 'true')
  }
  answer.set('access-control-max-age', '600')
  // For pages with `Cross-Origin-Embedder-Policy: require-corp`. Routes of a test in Playwright pass such a policy in any case.
  answer.set('cross-origin-resource-policy', 'cross-origin')
  return response
}

/** The answer to a preflight. */
export const preflight = ({ headers }: PlatformRequest): Response => {
  const wanted = headers.get('access-control-request-headers')
  if (wanted === null || HEADER_NAMES.test(wanted)) return new Response(null, { status: 204 })
  return problem(400, 'Access-Control-Request-Headers is not a list of header names of at most 1024 characters.')
}

export const problem = (status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ error: sentence }, { status, headers })

/** The body as text, or the response that refuses it. */
export const readBody = async ({ headers, body }: PlatformRequest): Promise<string | Response> => {
  const tooLarge = (): Response => problem(413, `The body is larger than ${BODY_MAX_BYTES} bytes.`)
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') return problem(415, 'The body is compressed (Content-Encoding); send it uncompressed.')
  if (Number(headers.get('content-length') ?? 0) > BODY_MAX_BYTES) return tooLarge()
  if (body === null) return ''
  const bytes = await readBytes(body)
  if (bytes === 'too-large') return tooLarge()
  if (bytes === 'too-slow') {
    const sentence = `The body did not arrive within ${BODY_TIME_LIMIT_MS} ms.`
    return problem(408, sentence, { connection: 'close' })
  }
  try {
    return UTF_8.decode(bytes)
  } catch {
    return problem(400, 'The body is not UTF-8.')
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

const readBytes = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array | 'too-large' | 'too-slow'> => {
  const chunks = body[Symbol.asyncIterator]()
  try {
    return await pTimeout(collect(chunks), { milliseconds: BODY_TIME_LIMIT_MS, fallback: () => 'too-slow' as const })
  } finally {
    // Not awaited, because a stalled body would stall here as well.
    chunks.return?.().catch(() => {})
  }
}

const collect = async (chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | 'too-large'> => {
  const parts: Uint8Array[] = []
  let size = 0
  // Counted while it arrives, because the declared length may be missing or wrong.
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    size += next.value.byteLength
    if (size > BODY_MAX_BYTES) return 'too-large'
    parts.push(next.value)
  }
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts)
}
