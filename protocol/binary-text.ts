/** Decodes text to bytes leniently, in a page as in Node. Characters that cannot be decoded are left out. */

/** Decodes base64 or base64url, with or without padding, to one character per byte. */
export const binaryOfBase64 = (text: string): string => {
  const plain = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replaceAll(/[^A-Za-z0-9+/]/g, '')
  // A single character at the end is less than a byte.
  return atob(plain.length % 4 === 1 ? plain.slice(0, -1) : plain)
}

export const binaryOfHex = (text: string): string =>
  text.replaceAll(/[\da-f]{2}/gi, (byte) => String.fromCharCode(Number.parseInt(byte, 16)))

export const utf8Of = (binary: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)))
