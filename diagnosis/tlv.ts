/** Reads the tags and lengths of DER (ASN.1), enough to recognize a structure even if it is cut off. */

export type Tlv = { readonly tag: number; readonly start: number; readonly end: number }

const SEQUENCE = 0x30

/** The outermost sequence. Its end may lie beyond the last byte. */
export const outerOf = (bytes: Uint8Array): Tlv | null => {
  const outer = tlvAt(bytes, 0)
  return outer?.tag === SEQUENCE ? outer : null
}

const tlvAt = (bytes: Uint8Array, at: number): Tlv | null => {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined) return null
  if (first < 0x80) return { tag, start: at + 2, end: at + 2 + first }
  const count = first & 0x7f
  // No key is long enough to need more than three bytes for its length.
  if (count === 0 || count > 3 || at + 2 + count > bytes.length) return null
  const length = bytes.subarray(at + 2, at + 2 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  return { tag, start: at + 2 + count, end: at + 2 + count + length }
}

/** The children that have begun; the last one may be cut off. */
export const childrenOf = (bytes: Uint8Array, { start, end }: Tlv): readonly Tlv[] => {
  const children: Tlv[] = []
  let at = start
  // None of these structures has as many as twelve children.
  while (at < Math.min(end, bytes.length) && children.length < 12) {
    const child = tlvAt(bytes, at)
    if (child === null) break
    children.push(child)
    at = child.end
  }
  return children
}

export const tagsOf = (bytes: Uint8Array, tlv: Tlv): string =>
  childrenOf(bytes, tlv)
    .map(({ tag }) => tag.toString(16).padStart(2, '0'))
    .join(' ')

/** In hex: the object identifier, or the one that a sequence begins with; empty if there is none. */
export const oidOf = (bytes: Uint8Array, tlv: Tlv): string => {
  const found = tlv.tag === 0x06 ? tlv : tlv.tag === SEQUENCE ? childrenOf(bytes, tlv)[0] : undefined
  if (found?.tag !== 0x06) return ''
  return Buffer.from(bytes.subarray(found.start, found.end)).toString('hex')
}
