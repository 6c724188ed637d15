/** A recording as the text of a feature: pure. */

import { belowBase } from '../../playwright-kit/recorder/code.ts'
import type { Target } from '../../playwright-kit/recorder/steps.ts'
import type { Kind, Language } from '../step.ts'
import { actsOf, type Act, type Unwritten } from './acts.ts'
import { claimsOf } from './claims.ts'
import type { Recording } from './recording.ts'
import { secretsOf } from './secrets.ts'
import { personSaid, quoted, sentenceOf, type Sentence } from './sentence.ts'

export type FeatureWishes = {
  readonly title: string
  readonly language: Language
  /** Addresses on its origin are written without it. */
  readonly siteUrl: string
}

export type WrittenFeature = {
  readonly text: string
  /** How much was done for which there are no words; a comment stands in its place. */
  readonly unwritten: number
  /** Nothing was done but to open the page, and nothing happened. */
  readonly isEmpty: boolean
  /** Whether a step needs a journey. */
  readonly needsJourney: boolean
}

type Line = Sentence | { readonly comment: string }

export const featureOf = (recording: Recording, wishes: FeatureWishes): WrittenFeature => {
  const { language, title } = wishes
  const acts = actsOf(recording)
  const means = { ...recording, language }
  const lines = acts.flatMap((act): readonly Line[] => [lineOf(act, wishes), ...claimsOf(act.entries, means)])
  const head = HEADS[language]
  const text = [
    ...head.first,
    `${head.feature}: ${title}`,
    `  ${head.about} ${new URL(wishes.siteUrl).origin}`,
    '',
    `  ${head.scenario}: ${title}`,
    ...stepLines(lines, language).map((line) => `    ${line}`),
    '',
  ].join('\n')
  return {
    text: secretsOf(recording).without(text),
    unwritten: lines.filter((line) => 'comment' in line).length,
    isEmpty: lines.length < 2,
    needsJourney: acts.some(({ kind }) => kind === 'signs-in' || kind === 'signs-out'),
  }
}

const HEADS = {
  en: { first: [], feature: 'Feature', about: 'Recorded on', scenario: 'Scenario' },
  fr: { first: ['# language: fr'], feature: 'Fonctionnalité', about: 'Enregistré sur', scenario: 'Scénario' },
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

const lineOf = (act: Act, { language, siteUrl }: FeatureWishes): Line => {
  const who = personSaid(act.who, language)
  const sentence = (id: string, ...values: readonly string[]): Line => sentenceOf(id, language, [who, ...values])
  const field = (target: Target, id: string, ...before: readonly string[]): Line => {
    const name = fieldName(target)
    return name === null ? unnamed(language) : sentence(id, ...before, quoted(name))
  }
  switch (act.kind) {
    case 'opens':
      return sentence('opens-page', quoted(belowBase(act.address, siteUrl)))
    case 'opens-in-tab':
      return sentence('opens-page-in-tab', quoted(belowBase(act.address, siteUrl)))
    case 'reloads':
      return sentence('reloads-page')
    case 'returns':
      return sentence('returns-to-first-page')
    case 'signs-in':
      return sentence('signs-in')
    case 'signs-out':
      return sentence('signs-out')
    case 'clicks':
      return clickOf(act.target, sentence) ?? unnamed(language)
    case 'presses':
      return field(act.target, 'presses-enter')
    case 'ticks':
      return field(act.target, 'ticks')
    case 'unticks':
      return field(act.target, 'unticks')
    case 'fills': {
      const name = fieldName(act.target)
      return name === null ? unnamed(language) : sentence('fills-in', quoted(name), quoted(act.text))
    }
    case 'chooses':
      return field(act.target, 'chooses', quoted(act.text))
    case 'writes-in-chat':
      return sentence('writes-in-chat', quoted(act.text))
    case 'unwritten':
      return { comment: REASONS[act.why][language] }
  }
}

type Say = (id: string, ...values: readonly string[]) => Line

/** Null where the element has no name that a step could find it by. */
const clickOf = (target: Target, say: Say): Line | null => {
  if (target.by !== 'role') return null
  const { role, name, nth } = target
  if (role === 'button' || role === 'link') {
    return nth === null
      ? say(`clicks-${role}`, quoted(name))
      : say(`clicks-${role}-number`, quoted(name), String(nth + 1))
  }
  return nth === null && /^(?:tab|menuitem|option)$/.test(role) ? say('clicks', quoted(name)) : null
}

const fieldName = (target: Target): string | null =>
  target.by !== 'css' && target.by !== 'test-id' && target.nth === null ? target.name : null

const unnamed = (language: Language): Line => ({ comment: UNNAMED[language] })

const UNNAMED: Readonly<Record<Language, string>> = {
  en: 'Something was done here to an element that has no name of its own: give it one, or write a step for it.',
  fr: 'Quelque chose a été fait ici à un élément sans nom propre : donnez-lui un nom, ou écrivez une étape.',
}

const REASONS: Readonly<Record<Unwritten, Readonly<Record<Language, string>>>> = {
  frame: {
    en: 'Something was done here inside a frame, for which there is no step.',
    fr: 'Quelque chose a été fait ici dans un cadre, ce que ne sait faire aucune étape.',
  },
  tab: {
    en: 'Something was done here in a tab that a link has opened, for which there is no step.',
    fr: 'Quelque chose a été fait ici dans un onglet ouvert par un lien, ce que ne sait faire aucune étape.',
  },
  secret: {
    en: 'A secret was filled in or opened here, which is not written down.',
    fr: "Un secret a été saisi ou ouvert ici, et n'est pas écrit.",
  },
  'unknown-person': {
    en: 'Somebody signed in here whom the journey does not know, or with another password.',
    fr: "Quelqu'un s'est connecté ici que le parcours ne connaît pas, ou avec un autre mot de passe.",
  },
}
