/** Removes what files, variables and copying put around a key or do to its line breaks. The key itself stays complete. */

/** Null if the bytes are not text. */
export const readable = (bytes: Uint8Array): string | null => {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be')
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded(bytes, 'utf-8')
  // UTF-16 without a byte order mark is recognized by its zeros: every other byte is zero in English text.
  const half = bytes.length > 3 ? zeroesOf(bytes.subarray(0, 200)) : null
  return decoded(bytes, half ?? 'utf-8')
}

const zeroesOf = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const areZero = (offset: 0 | 1): boolean => bytes.every((byte, index) => index % 2 !== offset || byte === 0)
  return areZero(1) ? 'utf-16le' : areZero(0) ? 'utf-16be' : null
}

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Also removes the remains of UTF-16 or of a byte order mark, left by a program that read the file in another encoding. */
export const plainText = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff|[\ufeff\ufffe\ufffd])+/, '')
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()

/** Turns escaped line breaks of any kind into real ones. A string without PEM lines is left alone, because it may be a path. */
export const withLineBreaks = (text: string): string => {
  if (!/BEGIN|END/i.test(text)) return text
  return unescaped(text)
    .replaceAll(/\\+(?:r|u000d)\\+(?:n|u000a)|\\+(?:n|r|t|u000a|u000d)/gi, '\n')
    .replaceAll(/<br\s?\/?>|&#(?:10|13|x0?a|x0?d);/gi, '\n')
    .replaceAll(/["'`]\s*[+.]\s*["'`]/g, '')
    .replaceAll(/\\+\//g, '/')
    .replaceAll(/^[ \t]*[>|#][ \t>|#]*/gm, '')
    .replaceAll(/\r\n?/g, '\n')
}

/** Decodes percent-encoding, as in a form or an address. */
const unescaped = (text: string): string => {
  if (!/%(?:0A|0D|20|2B|2F)/i.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
