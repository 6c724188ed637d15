/** Identifies the key formats of OpenSSH and PuTTY. */

import type { Finding } from './key-finding.ts'
import { EXTRACT_WITH_PUTTYGEN, EXTRACT_WITH_SSH_KEYGEN, MAKE_PAIR } from './key-ways.ts'

const TYPE = String.raw`(?:sk-)?(?:ssh-(?:rsa|dss|ed25519|ed448)|ecdsa-sha2-nistp\d{3})(?:@openssh\.com)?`
const LINE = new RegExp(String.raw`(?:^|\s)(${TYPE})\s+AAAA[A-Za-z0-9+/]`)

/** One line of `id_rsa.pub`, of `authorized_keys` or of `known_hosts`. */
export const lookAtOpenSsh = (text: string): Finding | null => {
  const type = LINE.exec(text)?.[1]
  return type === undefined ? lookAtPutty(text) : opensshPublic(type)
}

const opensshPublic = (type: string): Finding =>
  type === 'ssh-rsa'
    ? { is: 'an OpenSSH public key (ssh-rsa)', way: { say: 'To convert it', run: EXTRACT_WITH_SSH_KEYGEN.run } }
    : { is: `an OpenSSH public key (${type}), which cannot verify RS256 signatures`, way: MAKE_PAIR }

const lookAtPutty = (text: string): Finding | null =>
  /^PuTTY-User-Key-File-\d/m.test(text)
    ? { is: "a private key in PuTTY's own format (.ppk)", isPrivate: true, way: EXTRACT_WITH_PUTTYGEN }
    : null

const MAGIC = 'openssh-key-v1\0'

/** Identifies the decoded base64 of an SSH key, without the text around it. */
export const lookAtSshBytes = (bytes: Buffer): Finding | null => {
  if (bytes.subarray(0, MAGIC.length).toString('latin1') === MAGIC) return lookAtOpenSshPrivate(bytes)
  const [type = ''] = stringsAt(bytes, 0, 1)
  return new RegExp(`^${TYPE}$`).test(type) ? opensshPublic(type) : null
}

/** The cipher and the public part can be read without the passphrase. */
export const lookAtOpenSshPrivate = (bytes: Buffer): Finding => {
  const [cipher = 'none', , , count = MAGIC.length] = header(bytes)
  const [blob = ''] = stringsAt(bytes, count + 4, 1)
  const [type = 'ssh-rsa'] = stringsAt(Buffer.from(blob, 'latin1'), 0, 1)
  const isKnown = new RegExp(`^${TYPE}$`).test(type)
  const locked = cipher === 'none' ? '' : 'encrypted '
  return {
    is: `an ${locked}OpenSSH private key${isKnown ? ` (${type})` : ''}`,
    isPrivate: true,
    way: isKnown && type !== 'ssh-rsa' ? MAKE_PAIR : EXTRACT_WITH_SSH_KEYGEN,
  }
}

type Header = readonly [cipher?: string, kdf?: string, options?: string, end?: number]

const header = (bytes: Buffer): Header => {
  const strings = stringsAt(bytes, MAGIC.length, 3)
  if (strings.length < 3) return []
  const end = strings.reduce((at, text) => at + 4 + text.length, MAGIC.length)
  return [strings[0] ?? '', '', '', end]
}

/** Each string has its length before it, in four bytes. */
const stringsAt = (bytes: Buffer, start: number, most: number): readonly string[] => {
  const strings: string[] = []
  let at = start
  while (strings.length < most && at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    strings.push(bytes.subarray(at + 4, end).toString('latin1'))
    at = end
  }
  return strings
}
