/** Where the authority of a person lives if no folder is named, and whether a folder is fit for it. */

import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export type Machine = {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

export const dataFolder = ({ platform, home, environment }: Machine): string =>
  join(userData({ platform, home, environment }), 'iadvize-rehearsal', 'authority')

const userData = ({ platform, home, environment }: Machine): string => {
  const given = environment['XDG_DATA_HOME']
  // The XDG specification says that a relative path is to be ignored.
  if (given?.startsWith('/')) return given
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  if (platform === 'win32') return environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
  return join(home, '.local', 'share')
}

/** The git work tree that the folder is in or would be in, or null. Links are followed. */
export const workTreeAround = (folder: string): string | null => {
  let place = resolve(folder)
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place)
  place = realpathSync(place)
  for (;;) {
    if (existsSync(join(place, '.git'))) return place
    if (dirname(place) === place) return null
    place = dirname(place)
  }
}
