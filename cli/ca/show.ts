/** `rehearsal ca show` */

import { certificateFile, dayOf, readAuthority } from '../../certificates/authority-files.ts'
import { nameOf, spkiHashOf, type Authority } from '../../certificates/authority.ts'
import type { CaOptions } from '../ca.ts'
import { authorityFolder } from './folder.ts'

export const showCa = async ({ dir }: CaOptions): Promise<void> => {
  const folder = authorityFolder(dir)
  console.log(shownAuthority(folder, await readAuthority(folder)).join('\n'))
}

export const shownAuthority = (folder: string, { certificate, hosts }: Authority): readonly string[] => [
  `Name         ${nameOf(certificate)}`,
  `Certificate  ${certificateFile(folder)}`,
  `Covers       ${hosts.map((host) => `${host} and its subdomains`).join(', ')}`,
  `Valid until  ${dayOf(certificate)}`,
  `SHA-256      ${certificate.fingerprint256}`,
  `SPKI hash    ${spkiHashOf(certificate)}`,
]
