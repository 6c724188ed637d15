/** Findings about the settings file, its keys, and the environment. Pure, except that keys are read from their files. */

import type { KeyDiagnosis } from '../../../diagnosis/key.ts'
import { keyFingerprint } from '../../../diagnosis/key-identity.ts'
import { couldNotTell, finding, ok, problem, warning, type Finding } from '../report.ts'

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
      return ok('There is none, so the defaults hold.')
    case 'read':
      return ok(`${facts.file} is read.`)
    case 'broken':
      return problem(facts.why, `Correct the file; docs/start.md has its fields. ${WITHOUT_FILE}`)
    default:
      return facts satisfies never
  }
}

export type KeyFacts = {
  /** Where it was given, such as "projects[0].publicKeys[0] of project 7316 (file …)". */
  readonly place: string
  readonly read: KeyDiagnosis
}

export const keyFindings = (keys: readonly KeyFacts[]): readonly Finding[] =>
  keys.map(({ place, read }) => {
    if (read.key === null) return finding('key', problem(`${place} ${read.problem}`, KEY_FIX))
    const { modulusLength = 0 } = read.key.asymmetricKeyDetails ?? {}
    const seen = `${place} is an RSA public key of ${modulusLength} bits, in the form that iAdvize takes; SHA-256 ${keyFingerprint(read.key).slice(0, 16)}….`
    return finding('key', read.note === null ? ok(seen) : warning(`${place} ${read.note}`, NOTE_FIX))
  })

const KEY_FIX = 'See what a key file is, and how to convert it: `rehearsal keys show <file>`.'
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
      ? ok(`${file} can be loaded, and has ${parts}.`)
      : problem(why, 'docs/audit.md says what a journey has; `rehearsal audit <url> --init` writes one.'),
  ),
]

export type JourneyFacts = { readonly file: string; readonly why: string | null; readonly parts: string }

/** What could not be looked at, because looking failed or took too long. */
export const unseen = (id: Finding['id'], why: string): readonly Finding[] => [
  finding(id, couldNotTell(`It could not be looked at: ${why}`)),
]
