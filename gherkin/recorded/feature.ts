/** Writes a recording as the text of a feature. Pure. */

import { belowBase } from '../../playwright-kit/recorder/code.ts'
import type { Target } from '../../playwright-kit/recorder/steps.ts'
import type { Language } from '../language.ts'
import { actsOf, type Act, type Unwritten } from './acts.ts'
import { createClaims } from './claims.ts'
import { featureText, type Line } from './feature-text.ts'
import type { Recording } from './recording.ts'
import { secretsOf } from './secrets.ts'
import { quoted, said, sentenceOf, type Value } from './sentence.ts'

export type FeatureWishes = {
  readonly title: string
  readonly language: Language
  /** Addresses on this origin are written without it. */
  readonly siteUrl: string
}

export type WrittenFeature = {
  readonly text: string
  /** The number of actions without a step; a comment replaces each of them. */
  readonly unwritten: number
  /** True if the person did nothing but open the page, and nothing happened. */
  readonly isEmpty: boolean
  /** Whether a step needs a journey. */
  readonly needsJourney: boolean
}

export const featureOf = (recording: Recording, wishes: FeatureWishes): WrittenFeature => {
  const { language, title } = wishes
  const acts = actsOf(recording)
  const claimsOf = createClaims(recording)
  const lines = acts.flatMap((act): readonly Line[] => [
    lineOf(act, wishes),
    ...claimsOf(act.entries).map((claim) => sentenceOf(claim, language)),
  ])
  const text = featureText({ title, language, about: ABOUT[language] + new URL(wishes.siteUrl).origin, lines })
  return {
    text: secretsOf(recording).without(text),
    unwritten: lines.filter((line) => 'comment' in line).length,
    isEmpty: lines.length < 2,
    needsJourney: acts.some(({ kind }) => kind === 'signs-in' || kind === 'signs-out'),
  }
}

const ABOUT: Readonly<Record<Language, string>> = { en: 'Recorded on ', fr: 'Enregistré sur ' }

const lineOf = (act: Act, { language, siteUrl }: FeatureWishes): Line => {
  const { who } = act
  const sentence = (id: string, ...values: readonly Value[]): Line => sentenceOf(said(id, { who }, ...values), language)
  const field = (target: Target, id: string, ...before: readonly Value[]): Line => {
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

type Say = (id: string, ...values: readonly Value[]) => Line

/** Null if the element has no name by which a step could find it. */
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
  en: 'An action on an element without a name was left out here: give the element a name, or write a step for it.',
  fr: "Une action sur un élément sans nom a été omise ici : donnez un nom à l'élément, ou écrivez une étape.",
}

const REASONS: Readonly<Record<Unwritten, Readonly<Record<Language, string>>>> = {
  frame: {
    en: 'An action inside a frame was left out here: no step covers it.',
    fr: 'Une action dans un cadre a été omise ici : aucune étape ne la couvre.',
  },
  tab: {
    en: 'An action in a tab that a link opened was left out here: no step covers it.',
    fr: 'Une action dans un onglet ouvert par un lien a été omise ici : aucune étape ne la couvre.',
  },
  secret: {
    en: 'A secret was filled in or opened here; it is not recorded.',
    fr: "Un secret a été saisi ou ouvert ici ; il n'est pas enregistré.",
  },
  'unknown-person': {
    en: 'A visitor whom the journey does not know signed in here, or a known one with another password.',
    fr: "Un visiteur que le parcours ne connaît pas s'est connecté ici, ou un autre mot de passe a été utilisé.",
  },
}
