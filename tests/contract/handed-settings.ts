import type { TagSettings } from '../../protocol/tag-settings.ts'

/** The settings at the end of a script that a stage serves; throws when there are none. */
export const settingsHandedTo = (script: string): TagSettings => {
  const handed = /.*\}\)\((?<settings>\{.*\})\)\n$/s.exec(script)?.groups?.['settings']
  if (handed === undefined) throw new Error(`This script is handed no settings: …${script.slice(-200)}`)
  return JSON.parse(handed) as TagSettings
}
