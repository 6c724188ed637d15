/** Decodes base64 and base64url as found in files, environment variables and pasted text. */

export type Decoded = {
  readonly bytes: Buffer
  /** How many characters belong to neither alphabet. */
  readonly strange: number
}

/** Decodes the body of a PEM block, without any header lines before its base64. */
export const base64Of = (body: string): Decoded => {
  const plain = body
    .replaceAll(HEADER, '')
    .replaceAll(/[\s"'`,;\\\u00a0\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/^[>#|]+/g, '')
  const kept = plain.replaceAll(/[^A-Za-z0-9+/_=-]/g, '')
  return { bytes: Buffer.from(kept, 'base64'), strange: plain.length - kept.length }
}

const HEADER = /^[ \t]*[A-Za-z][\w-]{0,40}:[^\n]*(?:\\\r?\n[^\n]*)*$/gm

/** Whether the text is only base64, and long enough to be a key. */
export const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/_\s-]{40,}={0,2}\s*$/.test(text)
