/** `rehearsal ca trust` */

import { certificateFile, readAuthority } from '../../certificates/authority-files.ts'
import { nameOf, spkiHashOf } from '../../certificates/authority.ts'
import type { CaOptions } from '../ca.ts'
import { authorityFolder } from './folder.ts'
import { trustText } from './trust-text.ts'

export const trustCa = async ({ dir }: CaOptions): Promise<void> => {
  const folder = authorityFolder(dir)
  const { certificate } = await readAuthority(folder)
  console.log(
    trustText({ file: certificateFile(folder), name: nameOf(certificate), spkiHash: spkiHashOf(certificate) }),
  )
}
