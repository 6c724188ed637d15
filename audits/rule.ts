/** What a rule is made of: which steps it has to have seen, and what it says of them. */

import type { AuditId } from './catalogue.ts'
import type { Evidence } from './finding.ts'
import type { Scene, SceneName, Seen } from './seen.ts'

export type Rule = {
  readonly audit: AuditId
  /**
   * Scenes and steps without which nothing can be told. When one of them is missing the verdict is "could not tell", and
   * says which; `judge` is not asked then. A scene without steps is needed as far as it came.
   */
  readonly needs: Needs
  readonly judge: (seen: Seen) => Judgement
}

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

/** `missing` is what somebody would have to give or to mend, as a noun: "a second visitor in the journey". */
export const couldNotTell = (missing: string, summary: string, ...evidence: readonly Evidence[]): Judgement => ({
  verdict: 'could-not-tell',
  missing,
  summary,
  evidence,
})

/** One way in which the rule is broken: a word that stays the same in every run, a sentence, and its proof. */
export type Problem = {
  readonly word: string
  /** With a full stop, but where `at` follows. */
  readonly sentence: string
  /** Where or when: what holds of many places is said once, with all of them behind it. */
  readonly at?: string
  readonly evidence: readonly Evidence[]
}

/** Passes when there is no problem. The worst of them gives the verdict; `warn` are the words that only warn. */
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

/** What is proved once needs no second proof. */
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

/** What of the needed steps is missing: the scene in which it is. */
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
