/** Checks the options of the kit, which an editor may not have seen: in plain JavaScript, from a variable of the environment. */

import { misspelt } from '../protocol/nearest.ts'

type Options = Readonly<Record<string, unknown>>

/**
 * Throws one sentence for each option that cannot be used. `configured` is all that stands under `use` in the
 * configuration, of which Playwright hands on only what it knows.
 */
export const checkFixtureOptions = async (options: Options, configured: object): Promise<void> => {
  const names = Object.keys(options)
  for (const name of Object.keys(configured)) {
    const [meant] = names.includes(name) ? [] : misspelt(name, names)
    if (meant !== undefined && name.startsWith('iadvize')) {
      throw new TypeError(`use.${name} of the configuration does not exist; did you mean ${meant}?`)
    }
  }
  const { check, sentencesOf, FIXTURE_OPTIONS } = await import('./option-schemas.ts')
  const { complaints } = check(FIXTURE_OPTIONS, options)
  if (complaints !== null) throw new TypeError(sentencesOf(complaints, 'test.use()'))
}

/** Throws one sentence for each option that cannot be used. */
export const checkRehearsalOptions = async (options: unknown): Promise<void> => {
  const { check, sentencesOf, REHEARSAL_OPTIONS } = await import('./option-schemas.ts')
  const { complaints } = check(REHEARSAL_OPTIONS, options)
  if (complaints !== null) {
    throw new TypeError(`attachRehearsal(): ${sentencesOf(complaints, 'its second argument')}`)
  }
}
