/** Decides what may be repeated of an unknown text: names, but nothing that could be a secret or a piece of one. */

const LONGEST = 200

/** The text in quotes; null if it is safer not to repeat it. */
export const quotable = (text: string): string | null => {
  if (text.length > LONGEST || /[\p{Cc}\u2028\u2029"]/u.test(text) || /BEGIN|PRIVATE KEY/.test(text)) return null
  const words = text.split(/[\s/\\._:@~-]+/)
  const mayBeRepeated = KEY_FILE.test(text)
    ? words.every((word) => word.length <= 40)
    : words.every(isName) && isName(words.join('')) && isOfOneCase(text)
  return mayBeRepeated ? `"${text}"` : null
}

/** File extensions with which no secret ends. */
export const KEY_FILE = /\.(?:pem|pub|crt|cer|der|key|jwk|json|txt)$/i

/**
 * Whether the word is made of words and a number, as rsaPublicKey2 is. Base64 and hex keep switching between cases and
 * digits.
 */
const isName = (word: string): boolean => {
  const tokens = word.match(/[A-Z][a-z]{2,}|[a-z]{3,}|[A-Z]{3,}|\d{1,8}|./g) ?? []
  const digits = tokens.filter((token) => /^\d/.test(token)).length
  return word.length < 8 || (digits <= 1 && tokens.every((token) => token.length > 2 || /^\d/.test(token)))
}

/** A piece of a key of 20 characters or more mixes upper and lower case. A shorter piece is useless to an attacker. */
const isOfOneCase = (text: string): boolean =>
  text.length < 20 || text === text.toLowerCase() || text === text.toUpperCase()

export const sizeOf = (text: string): string => `a string of ${text.length} characters`
