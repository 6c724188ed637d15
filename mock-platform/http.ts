/** Small words of HTTP that the platform's answers are made of. */

/** Largest body that is read, in bytes. */
const BODY_MAX_BYTES = 65_536

/** Any brand's site may call the platform, as in life; no cookie is involved. */
export const withCors = (response: Response, request: Request): Response => {
  response.headers.set('access-control-allow-origin', '*')
  response.headers.set('access-control-allow-methods', 'GET, POST, OPTIONS')
  const wanted = request.headers.get('access-control-request-headers')
  if (wanted !== null) response.headers.set('access-control-allow-headers', wanted)
  if (request.headers.has('access-control-request-private-network')) {
    response.headers.set('access-control-allow-private-network', 'true')
  }
  response.headers.set('access-control-max-age', '600')
  return response
}

export const problem = (status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ error: sentence }, { status, headers })

/** The body as text, or the response that refuses it. */
export const readBody = async (request: Request): Promise<string | Response> => {
  const tooLarge = (): Response => problem(413, `The body is larger than ${BODY_MAX_BYTES} bytes.`)
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX_BYTES) return tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  // The stream is read by hand, because a length may be absent or a lie.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > BODY_MAX_BYTES) return tooLarge()
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
