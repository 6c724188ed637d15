/** Small words of HTTP that the platform's answers are made of. */

/** As much of a fetch `Request` as the platform reads. */
export type PlatformRequest = Pick<Request, 'method' | 'signal'> & {
  readonly headers: Pick<Headers, 'get'>
  readonly body: AsyncIterable<Uint8Array> | null
  /** As the client knows it. */
  readonly url?: string
}

/** Largest body that is read, in bytes. */
const BODY_MAX_BYTES = 65_536

/** Real time, not the stage's, in milliseconds: a test that moves the clock on shall cut nobody off. */
const BODY_TIME_LIMIT_MS = 5_000

/** A list of names as a browser's preflight sends it. */
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~, -]{1,1024}$/

/** Any brand's site may call the platform, as in life; no cookie is involved. */
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
  return response
}

/** The answer to a preflight. */
export const preflight = ({ headers }: PlatformRequest): Response => {
  const wanted = headers.get('access-control-request-headers')
  if (wanted === null || HEADER_NAMES.test(wanted)) return new Response(null, { status: 204 })
  return problem(400, 'Access-Control-Request-Headers is no list of header names, of 1024 characters at most.')
}

export const problem = (status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ error: sentence }, { status, headers })

/** The body as text, or the response that refuses it. */
export const readBody = async ({ headers, body }: PlatformRequest): Promise<string | Response> => {
  const tooLarge = (): Response => problem(413, `The body is larger than ${BODY_MAX_BYTES} bytes.`)
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') return problem(415, 'The body is compressed (Content-Encoding); send it as it is.')
  if (Number(headers.get('content-length') ?? 0) > BODY_MAX_BYTES) return tooLarge()
  if (body === null) return ''
  const bytes = await readBytes(body)
  if (bytes === 'too-large') return tooLarge()
  if (bytes === 'too-slow') {
    const sentence = `The body did not come within ${BODY_TIME_LIMIT_MS} ms.`
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
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'too-slow'>((resolve) => {
    timer = setTimeout(resolve, BODY_TIME_LIMIT_MS, 'too-slow')
  })
  try {
    return await Promise.race([collect(chunks), late])
  } finally {
    clearTimeout(timer)
    // Not awaited: what is stuck would be stuck here, too.
    chunks.return?.().catch(() => {})
  }
}

const collect = async (chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | 'too-large'> => {
  const parts: Uint8Array[] = []
  let size = 0
  // Counted as it comes, because a length may be absent or a lie.
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    size += next.value.byteLength
    if (size > BODY_MAX_BYTES) return 'too-large'
    parts.push(next.value)
  }
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts)
}
