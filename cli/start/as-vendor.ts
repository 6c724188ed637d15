/** Turns the options of `rehearsal start --as-vendor` into those of the proxy, with the authority of this machine. */

import { readAuthority } from '../../certificates/authority-files.ts'
import { VENDOR_DOMAIN } from '../../certificates/authority.ts'
import { coversHost } from '../../certificates/covers-host.ts'
import type { AsVendor } from '../../environment/start.ts'
import { usageError } from '../audit/sentences.ts'
import { authorityFolder, dirOption } from '../ca/folder.ts'
import type { AsVendorOptions } from './as-vendor-options.ts'

const DEFAULT_PORT = 4072

/** `ownHosts` are the brand's own hosts that serve the tag. Throws an `AuthorityError` if no authority covers them. */
export const asVendorFrom = async (
  { asVendor, onlyVendor, askStage, caDir }: AsVendorOptions,
  ownHosts: readonly string[],
): Promise<AsVendor> => {
  const authority = await readAuthority(authorityFolder(caDir))
  const uncovered = [VENDOR_DOMAIN, ...ownHosts].filter((host) => !coversHost(authority.hosts, host))
  if (uncovered.length > 0) {
    const dir = dirOption(caDir)
    throw usageError(
      `The certificate authority does not cover ${uncovered.join(', ')}, which the proxy answers for: ` +
        `run "rehearsal ca remove${dir}" and "rehearsal ca create${dir}", and trust the new one.`,
    )
  }
  const port = asVendor === undefined || asVendor === true ? DEFAULT_PORT : asVendor
  return { port, authority, isOnlyVendor: onlyVendor === true, asksForStage: askStage === true }
}
