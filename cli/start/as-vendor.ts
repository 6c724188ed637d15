/** Turns the options about the proxy for the vendor's hosts into those of the proxy. */

import { readAuthority } from '../../certificates/authority-files.ts'
import { VENDOR_DOMAIN, type Authority } from '../../certificates/authority.ts'
import { coversHost } from '../../certificates/covers-host.ts'
import type { AsVendor } from '../../environment/start.ts'
import { usageError } from '../audit/sentences.ts'
import { authorityFolder, dirOption } from '../ca/folder.ts'
import type { AsVendorOptions } from './as-vendor-options.ts'

const DEFAULT_PORT = 4072

/** Where the certificate authority of the proxy comes from, for the hosts that it must cover beside the vendor's. */
export type AuthorityFor = (ownHosts: readonly string[]) => Promise<Authority>

export const asVendorFrom = async (
  { asVendor, onlyVendor, askStage }: AsVendorOptions,
  ownHosts: readonly string[],
  authorityFor: AuthorityFor,
): Promise<AsVendor> => {
  const authority = await authorityFor(ownHosts)
  const port = asVendor === undefined || asVendor === true ? DEFAULT_PORT : asVendor
  return { port, authority, isOnlyVendor: onlyVendor === true, asksForStage: askStage === true }
}

/** The authority that "rehearsal ca create" made. Throws an `AuthorityError` if there is none that covers the hosts. */
export const madeBefore =
  (caDir: string | undefined): AuthorityFor =>
  async (ownHosts) => {
    const authority = await readAuthority(authorityFolder(caDir))
    const uncovered = [VENDOR_DOMAIN, ...ownHosts].filter((host) => !coversHost(authority.hosts, host))
    if (uncovered.length === 0) return authority
    const dir = dirOption(caDir)
    throw usageError(
      `The certificate authority does not cover ${uncovered.join(', ')}, which the proxy answers for: ` +
        `run "rehearsal ca remove${dir}" and "rehearsal ca create${dir}", and trust the new one.`,
    )
  }
