/** Findings about the settings file, its keys, and the environment. Pure. */

import type { KeyRead } from '../../../diagnosis/key-file.ts'
import { shellWord } from '../../../diagnosis/key.ts'
import { couldNotTell, finding, ok, problem, SUBJECTS, warning, type Finding } from '../report.ts'

export type SettingsFacts =
  | { readonly state: 'none' }
  | { readonly state: 'read'; readonly file: string }
  /** `why` is a sentence that names the file. */
  | { readonly state: 'broken'; readonly why: string }

const WITHOUT_FILE = 'Until then, everything else is looked at as if there were no settings file.'

export const settingsFindings = (facts: SettingsFacts): readonly Finding[] => [
  finding('settings', settingsOutcome(facts)),
]

const settingsOutcome = (facts: SettingsFacts) => {
  switch (facts.state) {
    case 'none':
      return ok('None, so the defaults hold')
    case 'read':
      return ok(facts.file)
    case 'broken':
      return problem(facts.why, `Correct the file; docs/start.md has its fields. ${WITHOUT_FILE}`)
    default:
      return facts satisfies never
  }
}

export type KeyFacts = {
  /** Whose it is, such as "project 7316". */
  readonly of: string
  /** Where it was given, such as "projects[0].publicKeys[0] of project 7316 (file …)". */
  readonly place: string
  readonly read: KeyRead
}

export const keyFindings = (keys: readonly KeyFacts[]): readonly Finding[] =>
  keys.map((key) => finding('key', keyOutcome(key), `${SUBJECTS.key} of ${key.of}`))

const keyOutcome = ({ place, read }: KeyFacts) => {
  const { file } = read
  if (read.key === null) {
    const isMissing = file === null && read.mayBeName
    const look = file === null ? null : `To see what the file holds: \`rehearsal keys show ${shellWord(file)}\`.`
    return problem(`${place} ${read.problem}`, isMissing ? BY_FOLDER : (look ?? ANY_FORM))
  }
  if (read.note !== null) return warning(`${place} ${read.note}`, NOTE_FIX)
  const { modulusLength = 0 } = read.key.asymmetricKeyDetails ?? {}
  return ok(`${file ?? 'In the settings'}: RSA, ${modulusLength} bits, in the form that iAdvize takes`)
}

const BY_FOLDER = 'Name a file that exists: names are relative to the folder of the settings file.'
const ANY_FORM = 'Name a file with the public key. docs/start.md has every form that is accepted.'
const NOTE_FIX = 'Rehearsal can use it as it is. Make the other form before you register the key with iAdvize.'

/** `complaint` is the sentence about the control token; null if nothing is wrong with it. */
export const environmentFindings = (complaint: string | null): readonly Finding[] =>
  complaint === null
    ? []
    : [finding('control-token', problem(complaint, 'Unset the variable, or give it a longer value.'))]

/** `why` is the sentence about a journey that cannot be used. */
export const journeyFindings = ({ file, why, parts }: JourneyFacts): readonly Finding[] => [
  finding(
    'journey',
    why === null
      ? ok(`${file}, with ${parts}`)
      : problem(why, IMPORTED.test(why) ? 'Install in this project the package that the journey imports.' : MORE),
  ),
]

/** A module of a package. One with a path is a file of the user's own. */
const IMPORTED = /Cannot find (?:module|package) '[^'./]/

const MORE = 'docs/audit.md says what a journey has. To let Rehearsal write one: `rehearsal audit <url> --init`.'

export type JourneyFacts = { readonly file: string; readonly why: string | null; readonly parts: string }

/** What could not be looked at, because looking failed or took too long. */
export const unseen = (id: Finding['id'], why: string): readonly Finding[] => [
  finding(id, couldNotTell(`It could not be looked at: ${why}`)),
]
