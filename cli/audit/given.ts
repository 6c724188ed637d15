/** Merges the options: the command line overrides the settings file, and the settings file overrides the defaults. */

import type { KeyPlace } from '../../diagnosis/key.ts'
import { loadSettingsFile } from '../../environment/settings-file.ts'
import { AUDIT_DEFAULTS, type AuditOptions, type AuditSettingsOfFile } from '../../settings/audit.ts'

export type Given = AuditOptions &
  Required<Pick<AuditOptions, keyof typeof AUDIT_DEFAULTS>> & {
    readonly hostsOfStandIn: readonly string[]
    /** Where the public key was given. */
    readonly keyPlace: KeyPlace
  }

export const givenOf = async (options: AuditOptions, folder: string): Promise<Given> => {
  const { audit = {}, hosts = [] } = await loadSettingsFile(folder, options.config)
  return {
    ...AUDIT_DEFAULTS,
    ...(options.site === undefined ? audit : withoutSite(audit)),
    ...options,
    hostsOfStandIn: hosts,
    keyPlace: keyPlaceOf(options.publicKey, options.sid ?? audit.sid),
  }
}

/** A demo shop that the command names has a journey, a project and a key of its own. */
const withoutSite = (settings: AuditSettingsOfFile): AuditSettingsOfFile => {
  const { url: _url, journey: _journey, sid: _sid, publicKey: _publicKey, hosts: _hosts, ...others } = settings
  return others
}

/** Where a public key was given. `option` is undefined if the command line had none. */
export const keyPlaceOf = (option: unknown, sid: string | undefined): KeyPlace => ({
  setting: option === undefined ? 'audit.publicKey' : '--public-key',
  sid: sid ?? null,
})
