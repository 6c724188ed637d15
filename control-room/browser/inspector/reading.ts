/** What an inspection says at a glance, in the words that are given: for the page, and for a terminal. Pure. */

import type { InspectedLayer, Inspection } from '../../../protocol/inspection.ts'
import type { InspectorWords } from './english.ts'

export const titleOf = (
  { diagnosis, verdict }: Pick<Inspection, 'diagnosis' | 'verdict'>,
  words: InspectorWords['verdict'],
): string => {
  const { kind } = diagnosis
  if (kind === 'public-key' || kind === 'wrong-key') return words[kind]
  if (verdict === null) return words.provided
  if (!verdict.accepted) return words.refused
  return verdict.warnings.length > 0 ? words.acceptedWarnings : words.accepted
}

/** What is wrong, then what it is; one sentence where the form itself is what is wrong. */
export const leadsOf = ({ diagnosis, verdict }: Pick<Inspection, 'diagnosis' | 'verdict'>): readonly string[] => {
  if (verdict === null || verdict.accepted) return [diagnosis.sentence]
  const [, what = verdict.detail] = /^[^:]+: (?:this is )?(.+)$/s.exec(verdict.detail) ?? []
  return diagnosis.sentence.includes(what) ? [diagnosis.sentence] : [`${verdict.detail}.`, diagnosis.sentence]
}

/** A finding as a sentence. The name of a field stays as it is. */
export const sentenceOf = (what: string): string =>
  /^(?:[a-z]{3} (?:is|has|passed|seems)|https?:)/.test(what)
    ? `${what}.`
    : `${what.charAt(0).toUpperCase()}${what.slice(1)}.`

export type LayerState = { readonly tone: 'success' | 'failure' | 'wait'; readonly text: string | null }

export const stateOf = (layer: InspectedLayer, words: InspectorWords['layers']): LayerState => {
  const bad: LayerState = { tone: 'failure', text: words.faulty }
  const good = (text: string): LayerState => ({ tone: 'success', text })
  switch (layer.kind) {
    case 'jwe':
      if (!layer.isOpened) return { tone: 'failure', text: words.closed }
      return layer.fault === null ? good(words.opened) : bad
    case 'jws':
      if (layer.signature === 'unchecked') return { tone: 'wait', text: words.unchecked }
      return layer.fault === null ? good(words.fits) : bad
    case 'claims':
      if (layer.warnings.length > 0) return { tone: 'wait', text: words.advised }
      return layer.fault === null ? good(words.good) : bad
    case 'text':
      return { tone: 'wait', text: null }
    default:
      return layer satisfies never
  }
}

const UNITS = [
  ['year', 31_557_600_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** How far a moment is from now: "in 4 minutes", "3 minutes ago". */
export const distanceIn = (language: 'en' | 'fr'): ((ms: number, nowMs: number) => string) => {
  const relative = new Intl.RelativeTimeFormat(language, { style: 'long' })
  return (ms, nowMs) => {
    const distance = ms - nowMs
    const [unit, lengthMs] = UNITS.find(([, unitMs]) => Math.abs(distance) >= unitMs) ?? (['second', 1_000] as const)
    return relative.format(Math.round(distance / lengthMs), unit)
  }
}
