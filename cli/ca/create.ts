/** `rehearsal ca create` */

import process from 'node:process'
import { createAuthority } from '../../certificates/authority-files.ts'
import { loadSettingsFile } from '../../environment/settings-file.ts'
import type { CaOptions } from '../ca.ts'
import { authorityFolder, dirOption } from './folder.ts'
import { shownAuthority } from './show.ts'

export const createCa = async ({ dir, config }: CaOptions): Promise<void> => {
  const { hosts = [] } = await loadSettingsFile(process.cwd(), config)
  const folder = authorityFolder(dir)
  const authority = await createAuthority(folder, hosts)
  console.log(
    [
      ...shownAuthority(folder, authority),
      '',
      'Anyone who has the key can pose as these hosts to everyone who trusts the certificate: keep the key on this machine.',
      `Next: rehearsal ca trust${dirOption(dir)}`,
    ].join('\n'),
  )
}
