/** The lines of a test as sentences, in which the visitors of the demo shop have their names. */

import type { Language } from '../language.ts'
import type { Line as FeatureLine } from '../recorded/feature-text.ts'
import { sentenceOf, type Value } from '../recorded/sentence.ts'
import { reasonOf, type Line } from './lines.ts'
import type { Site } from './rehearsal.ts'

export const saidLines = (lines: readonly Line[], site: Site, language: Language): readonly FeatureLine[] =>
  lines.map((line) =>
    'id' in line
      ? sentenceOf({ ...line, values: line.values.map((value) => named(value, site)) }, language)
      : { comment: reasonOf(line.unwritten, language) },
  )

const POSITIONS = { customer: 0, 'other-customer': 1 } as const

const named = (value: Value, { isDemoShop, visitors }: Site): Value => {
  if (!isDemoShop || typeof value === 'string' || !('who' in value) || value.who === 'stranger') return value
  const [first = ''] = (visitors[POSITIONS[value.who]]?.['name'] ?? '').split(' ')
  return first === '' ? value : first
}

/** Said at most, so that a title stays one. */
const MOST = 3

/** What the chat did, in the words of the claims. */
export const titleOf = (lines: readonly Line[], site: Site, language: Language): string => {
  const told = lines.filter((line) => !('id' in line && line.id === 'nothing-is-left'))
  const claims = saidLines(told, site, language).flatMap((line) =>
    'kind' in line && line.kind === 'Then' ? line.text : [],
  )
  const each = [...new Set(claims)]
  const text = [...each.slice(0, MOST), ...(each.length > MOST ? ['…'] : [])].join(', ')
  return text === '' ? WITHOUT_CLAIM[language] : text.charAt(0).toUpperCase() + text.slice(1)
}

const WITHOUT_CLAIM: Readonly<Record<Language, string>> = { en: 'A rehearsal', fr: 'Une répétition' }
