/** The parts of an audit: what the rule says, which steps must have been seen, and how they are judged. */

import type { TokenCause } from '../protocol/token-causes.ts'
import type { VendorPage } from '../protocol/vendor-pages.ts'
import type { Evidence } from './finding.ts'
import type { Missing } from './missing.ts'
import type { Scene, SceneName, Seen } from './seen.ts'

/** One audit. `rules/<id>.ts` exports it as `audit`, and the name of the file is its id. */
export type Audit = {
  /** What is true of a good site. */
  readonly title: string
  readonly rule: string
  /** What happens to the brand or its visitors if the rule is broken. */
  readonly why: string
  readonly source: RuleSource
  readonly fix: { readonly text: string; readonly code: { readonly language: Language; readonly text: string } }
  /** The worst verdict for a site that breaks the rule. Decision 027 says what fails and what warns. */
  readonly worst: 'fail' | 'warn'
  /** For the score: 1 is a matter of care, 2 costs conversations, 3 mixes up or exposes people. */
  readonly weight: 1 | 2 | 3
  /** The place of the audit in its group, in the catalogue and in every report, starting from 1. */
  readonly place: number
  /** The causes of a refused token that this audit is about. Each cause has exactly one audit. */
  readonly causes?: readonly TokenCause[]
  /**
   * The scenes and steps that the rule needs. If a step is missing, the verdict is "could not tell" and names the step,
   * and `judge` is not called. A scene without steps is needed only as far as it was played.
   */
  readonly needs: Needs
  readonly judge: (seen: Seen) => Judgement
}

/** Where the rule comes from, and how certain that is. */
export type RuleSource =
  | {
      /** Whether the page says it, the vendor's code does it, or it follows from what the page says. */
      readonly basis: 'documented' | 'observed' | 'inferred'
      readonly page: VendorPage
      /** In our own words. */
      readonly says: string
    }
  /** The vendor's pages are silent. `says` is why the rule exists all the same. */
  | { readonly basis: 'practice'; readonly says: string }

export type Language = 'html' | 'js' | 'http' | 'json'

export type Needs = { readonly [Name in SceneName | 'reasons']?: readonly string[] }

export type Judgement =
  | { readonly verdict: 'pass' | 'not-applicable'; readonly summary: string; readonly evidence: readonly Evidence[] }
  | {
      readonly verdict: 'fail' | 'warn'
      readonly problems: readonly [string, ...string[]]
      readonly summary: string
      readonly evidence: readonly Evidence[]
    }
  | {
      readonly verdict: 'could-not-tell'
      readonly missing: string
      readonly summary: string
      readonly evidence: readonly Evidence[]
    }

export const pass = (summary: string, ...evidence: readonly Evidence[]): Judgement => ({
  verdict: 'pass',
  summary,
  evidence,
})

export const notApplicable = (summary: string): Judgement => ({ verdict: 'not-applicable', summary, evidence: [] })

/** `missing` is what the user would have to give or fix, as a noun: "a second visitor in the journey". */
export const couldNotTell = (missing: Missing, summary: string, ...evidence: readonly Evidence[]): Judgement => ({
  verdict: 'could-not-tell',
  missing,
  summary,
  evidence,
})

/** One way in which the rule is broken: a word that stays the same in every run, a sentence, and its proof. */
export type Problem = {
  readonly word: string
  /** Ends with a full stop, unless `at` follows. */
  readonly sentence: string
  /** Where or when. A sentence that is true of several places is written once, with all the places after it. */
  readonly at?: string
  readonly evidence: readonly Evidence[]
}

/** Passes if there is no problem. The worst problem gives the verdict; `warn` are the words that only warn. */
export const verdictOn = (problems: readonly Problem[], good: string, warn: readonly string[] = []): Judgement => {
  const [first] = problems
  if (first === undefined) return pass(good)
  const words = [...new Set(problems.map(({ word }) => word))]
  const isWarning = words.every((word) => warn.includes(word))
  return {
    verdict: isWarning ? 'warn' : 'fail',
    problems: [first.word, ...words.filter((word) => word !== first.word)],
    summary: summaryOf(problems),
    evidence: oneOfEach(problems)
      .flatMap(({ evidence }) => evidence)
      .slice(0, MAX_EVIDENCE),
  }
}

/** One proof of each kind of problem is enough. */
const oneOfEach = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ word }, index) => problems.findIndex((other) => other.word === word) === index)

const summaryOf = (problems: readonly Problem[]): string =>
  [...new Set(problems.map(({ sentence }) => sentence))]
    .slice(0, MAX_SENTENCES)
    .map((sentence) => {
      const places = problems.flatMap((problem) => (problem.sentence === sentence ? (problem.at ?? []) : []))
      return places.length === 0 ? sentence : `${sentence}: ${listed([...new Set(places)])}.`
    })
    .join(' ')

/** "a, b and c" */
const listed = (places: readonly string[]): string => {
  const more = places.length - MAX_PLACES
  const shown = more > 0 ? [...places.slice(0, MAX_PLACES), `${more} more`] : places
  return shown.length === 1 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

const MAX_SENTENCES = 3
const MAX_PLACES = 5
const MAX_EVIDENCE = 6

export const scenesNeeded = (needs: Needs): readonly (SceneName | 'reasons')[] =>
  Object.keys(needs) as (SceneName | 'reasons')[]

/** Could not tell, because of the first of these steps that was not made; null if all were made. */
export const untoldStep = ({ steps, trouble }: Scene, ...wanted: readonly string[]): Judgement | null => {
  const step = wanted.find((name) => !steps.some((made) => made.name === name))
  return step === undefined
    ? null
    : couldNotTell(`the step "${step}"`, trouble?.sentence ?? `The step "${step}" was not reached.`)
}

/** The first needed step that is missing, and its scene. */
export const missingIn = (
  needs: Needs,
  seen: Partial<Seen>,
): { readonly step: string; readonly scene: Scene | null } | null => {
  for (const name of scenesNeeded(needs)) {
    const scenes = name === 'reasons' ? Object.values(seen.reasons ?? {}) : [seen[name] ?? null]
    for (const scene of scenes.length === 0 ? [null] : scenes) {
      const step = (needs[name] ?? []).find((wanted) => !scene?.steps.some((made) => made.name === wanted))
      if (step !== undefined) return { step, scene }
      if (scene === null) return { step: name, scene }
    }
  }
  return null
}
