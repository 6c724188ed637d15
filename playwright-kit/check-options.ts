/** Checks the options of the kit, which an editor may not have seen: in plain JavaScript, from a variable of the environment. */

import { misspelt } from '../protocol/nearest.ts'

type Options = Readonly<Record<string, unknown>>

/** Throws one sentence for each option that cannot be used. `configured` is what stands under `use` in the configuration. */
export const checkFixtureOptions = async (options: Options, configured: object): Promise<void> => {
  checkNames(Object.keys(options), Object.keys(configured))
  const { check, sentencesOf, FIXTURE_OPTIONS } = await import('./option-schemas.ts')
  const { complaints } = check(FIXTURE_OPTIONS, options)
  if (complaints !== null) throw new TypeError(sentencesOf(complaints, 'test.use()'))
}

/** Playwright ignores a name that it does not know. What is further off than one letter may be an option of the team's own. */
const checkNames = (names: readonly string[], configured: readonly string[]): void => {
  for (const name of configured) {
    const [meant] = names.includes(name) ? [] : misspelt(name, names, 1)
    if (meant !== undefined) throw new TypeError(`use.${name} does not exist; did you mean ${meant}?`)
  }
}

/** Throws one sentence for each option that cannot be used. */
export const checkRehearsalOptions = async (options: unknown): Promise<void> => {
  const { check, sentencesOf, REHEARSAL_OPTIONS } = await import('./option-schemas.ts')
  const { complaints } = check(REHEARSAL_OPTIONS, options)
  if (complaints !== null) {
    throw new TypeError(`attachRehearsal(): ${sentencesOf(complaints, 'its second argument')}`)
  }
}
