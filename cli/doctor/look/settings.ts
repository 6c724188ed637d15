/** Reads the settings file and the keys that it names, each on its own. */

import { readKey } from '../../../diagnosis/key-file.ts'
import { isKeyInTime, keyAt } from '../../../diagnosis/key.ts'
import { readSettingsFile, SettingsFileError, type SettingsFile } from '../../../environment/settings-file.ts'
import type { KeyFacts, SettingsFacts } from '../findings/settings.ts'

export type SettingsSeen = { readonly facts: SettingsFacts; readonly found: SettingsFile | null }

export const lookAtSettings = async (folder: string, config: string | undefined): Promise<SettingsSeen> => {
  try {
    const found = await readSettingsFile(folder, config)
    return found === null ? { facts: { state: 'none' }, found } : { facts: { state: 'read', file: found.file }, found }
  } catch (error) {
    if (error instanceof SettingsFileError) return { facts: { state: 'broken', why: error.message }, found: null }
    throw error
  }
}

export const lookAtKeys = ({ folder, settings }: SettingsFile): readonly KeyFacts[] => {
  const { projects = [], audit } = settings
  const ofProjects = projects.flatMap(({ sid, publicKeys }, index) =>
    publicKeys.map((setting, number) => ({
      given: isKeyInTime(setting) ? setting.key : setting,
      of: `project ${sid}`,
      place: { setting: `projects[${index}].publicKeys[${number}]`, sid },
    })),
  )
  const ofAudit =
    audit?.publicKey === undefined
      ? []
      : [{ given: audit.publicKey, of: 'the audit', place: { setting: 'audit.publicKey', sid: audit.sid ?? null } }]
  return [...ofProjects, ...ofAudit].map(({ given, of, place }) => {
    const read = readKey(given, [folder])
    return { of, place: keyAt({ ...place, file: read.file }), read }
  })
}
