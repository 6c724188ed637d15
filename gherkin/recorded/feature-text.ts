/** Sentences as the text of a feature. */

import type { Language } from '../language.ts'
import type { Kind } from '../step.ts'
import type { Sentence } from './sentence.ts'

export type Line = Sentence | { readonly comment: string }

export type FeaturePlan = {
  readonly title: string
  /** The title of its only scenario; that of the feature when absent. */
  readonly scenario?: string
  readonly language: Language
  /** Below the title. */
  readonly about: string
  readonly lines: readonly Line[]
  /** Before the feature, a comment each. */
  readonly notes?: readonly string[]
}

export const featureText = ({ title, scenario = title, language, about, lines, notes = [] }: FeaturePlan): string => {
  const head = HEADS[language]
  return [
    ...head.first,
    ...notes.map((note) => `# ${note}`),
    `${head.feature}: ${title}`,
    `  ${about}`,
    '',
    `  ${head.scenario}: ${scenario}`,
    ...stepLines(lines, language).map((line) => `    ${line}`),
    '',
  ].join('\n')
}

const HEADS = {
  en: { first: [], feature: 'Feature', scenario: 'Scenario' },
  fr: { first: ['# language: fr'], feature: 'Fonctionnalité', scenario: 'Scénario' },
} as const

const KEYWORDS: Readonly<Record<Language, Readonly<Record<Kind | 'And', string>>>> = {
  en: { Given: 'Given', When: 'When', Then: 'Then', And: 'And' },
  fr: { Given: 'Étant donné que', When: 'Quand', Then: 'Alors', And: 'Et' },
}

const stepLines = (lines: readonly Line[], language: Language): readonly string[] => {
  let before: Kind | null = null
  return lines.map((line) => {
    if ('comment' in line) return `# ${line.comment}`
    const keyword = line.kind === before ? 'And' : line.kind
    before = line.kind
    return `${KEYWORDS[language][keyword]} ${line.text}`
  })
}
