/**
 * Takes the place of iconv-lite in the bundle. Express decodes the bodies of requests with it, and Node has a decoder of its own;
 * the tables of iconv-lite would be a fifth of the package.
 */

type Decoder = { readonly write: (chunk: Uint8Array) => string; readonly end: () => string }

export const encodingExists = (encoding: string): boolean => decoderOf(encoding) !== null

export const decode = (bytes: Uint8Array, encoding: string): string => known(encoding).decode(bytes)

/** Throws as iconv-lite does, because what Express says about an unknown encoding depends on it. */
export const getDecoder = (encoding: string): Decoder => {
  const decoder = known(encoding)
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}

const known = (encoding: string): TextDecoder => {
  const decoder = decoderOf(encoding)
  if (decoder === null) throw new Error(`Encoding not recognized: '${encoding}'`)
  return decoder
}

const decoderOf = (encoding: string): TextDecoder | null => {
  try {
    return new TextDecoder(encoding)
  } catch {
    return null
  }
}
