/** Reads the public keys of a project, each of which may be given as a file name. */

import { readKey } from '../diagnosis/key-file.ts'
import { isKeyInTime, keyAt, spkiOf, type KeyPlace } from '../diagnosis/key.ts'
import type { PublicKeySetting } from '../protocol/token-policy.ts'

/** Either a key or a problem; a note only accompanies a key. Problem and note are whole sentences. */
export type ReadKey = {
  readonly key: PublicKeySetting | null
  readonly problem: string | null
  readonly note: string | null
}

/** The setting with its key as PEM. Relative file names are looked up in `folders`, in this order. */
export const publicKeyOf = (setting: PublicKeySetting, folders: readonly string[], place: KeyPlace): ReadKey => {
  const { key, ...rest } = isKeyInTime(setting) ? setting : { key: setting }
  const found = readKey(key, folders)
  const subject = keyAt({ ...place, file: found.file })
  if (found.key === null) return { key: null, problem: `${subject} ${found.problem}`, note: null }
  const note = found.note === null ? null : `${subject} ${found.note}`
  return { key: { ...rest, key: spkiOf(found.key) }, problem: null, note }
}
