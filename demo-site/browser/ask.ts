const TIME_LIMIT_MS = 10_000

/**
 * Posts to the shop's own server. Returns null if there was no answer; the caller tells the visitor, and the console has the
 * reason.
 */
export const ask = async (url: string, body?: unknown): Promise<Response | null> => {
  const json = body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  try {
    return await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
      ...json,
    })
  } catch (error) {
    console.warn(`No answer from ${url}:`, error)
    return null
  }
}
