/** `rehearsal ca remove` */

import { removeAuthority } from '../../certificates/authority-files.ts'
import type { CaOptions } from '../ca.ts'
import { authorityFolder } from './folder.ts'

export const removeCa = async ({ dir }: CaOptions): Promise<void> => {
  const folder = authorityFolder(dir)
  await removeAuthority(folder)
  console.log(
    `The certificate authority in ${folder} is deleted. Without its key, nothing new can be certified. ` +
      'Where you made a system or a browser trust it, remove "Rehearsal stand-in for iAdvize" from the list as well.',
  )
}
