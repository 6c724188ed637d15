/** Checks the options of the kit, because an editor does not check plain JavaScript or values of environment variables. */

import { misspelt } from '../../protocol/nearest.ts'
import { KeyOptionError, keyProblems, type ProjectOptions } from './project-option.ts'

/** Reads the keys of the projects. Throws one sentence for each unusable key. `setting` is the name of the option. */
export const checkKeys = (project: ProjectOptions | null, folders: readonly string[], setting: string): void => {
  const problems = keyProblems(project, folders, setting)
  if (problems.length > 0) throw new KeyOptionError(problems)
}

type Options = Readonly<Record<string, unknown>>

/** Throws one sentence for each unusable option. `configured` is the `use` object of the configuration. */
export const checkFixtureOptions = async (options: Options, configured: object): Promise<void> => {
  checkNames(Object.keys(options), Object.keys(configured))
  const { check, sentencesOf, FIXTURE_OPTIONS } = await import('./option-schemas.ts')
  const { complaints } = check(FIXTURE_OPTIONS, options)
  if (complaints !== null) throw new TypeError(sentencesOf(complaints, 'test.use()'))
}

/** Playwright ignores unknown names. A name more than one letter off may be an option of the team's own. */
const checkNames = (names: readonly string[], configured: readonly string[]): void => {
  for (const name of configured) {
    const [meant] = names.includes(name) ? [] : misspelt(name, names, 1)
    if (meant !== undefined) throw new TypeError(`use.${name} does not exist; did you mean ${meant}?`)
  }
}

/** Throws one sentence for each unusable option. */
export const checkRehearsalOptions = async (options: unknown): Promise<void> => {
  const { check, sentencesOf, REHEARSAL_OPTIONS } = await import('./option-schemas.ts')
  const { complaints } = check(REHEARSAL_OPTIONS, options)
  if (complaints !== null) {
    throw new TypeError(`attachRehearsal(): ${sentencesOf(complaints, 'its second argument')}`)
  }
}
