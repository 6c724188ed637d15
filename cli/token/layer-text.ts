/** One layer of a token as text: its state, its fault, and its fields. Pure. */

import { ENGLISH } from '../../control-room/browser/inspector/english.ts'
import { rowsOf, shortName, type FieldRow } from '../../control-room/browser/inspector/field-rows.ts'
import { distanceIn, sentenceOf, stateOf } from '../../control-room/browser/inspector/reading.ts'
import type { InspectedLayer, InspectedVerdict } from '../../protocol/inspection.ts'
import { TOKEN_CAUSES, type TokenWarning } from '../../protocol/token-causes.ts'
import type { Page } from '../page.ts'
import { TONES } from './tones.ts'

type Around = {
  readonly page: Page
  readonly nowMs: number
  /** What it has said is not said again. */
  readonly verdict: InspectedVerdict | null
}

export const layerLines = (layer: InspectedLayer, around: Around): readonly string[] => {
  const { page, nowMs } = around
  return [
    headingOf(layer, page),
    ...faultLines(layer, around),
    ...('header' in layer && layer.header === null ? page.entry('Header', ENGLISH.layers.noHeader) : []),
    ...(layer.kind === 'text' ? page.entry('Text', textWords(layer.text)) : []),
    ...rowsOf(layer, ENGLISH.fields).flatMap((row) => rowLines(row, page, nowMs)),
  ]
}

const headingOf = (layer: InspectedLayer, page: Page): string => {
  const { tone, text } = stateOf(layer, ENGLISH.layers)
  const kind = page.styled('bold', ENGLISH.layers.kinds[layer.kind])
  return text === null ? kind : `${kind}: ${page.styled(TONES[tone], text)}`
}

const faultLines = (layer: InspectedLayer, { page, verdict }: Around): readonly string[] => {
  const fault = 'fault' in layer ? layer.fault : null
  const warnings = layer.kind === 'claims' && verdict?.accepted !== true ? layer.warnings : []
  const isSaid = verdict?.accepted === false && verdict.cause === fault?.cause
  const said =
    fault === null ? [] : page.entry('Wrong', isSaid ? fault.cause : `${fault.cause}. ${sentenceOf(fault.what)}`)
  return [
    ...said,
    ...(fault === null || isSaid ? [] : fixLines(fault.fix, page)),
    ...warnings.flatMap((warning) => warningLines(warning, page)),
  ]
}

export const warningLines = ({ cause, detail }: TokenWarning, page: Page): readonly string[] => [
  ...page.entry('Advice', `${detail} (${cause}).`),
  ...fixLines(TOKEN_CAUSES[cause].fix, page),
]

/** What differs between languages begins a line each. */
export const fixLines = (fix: string, page: Page): readonly string[] =>
  page.entry('Fix', fix.replaceAll(/(?<=[.;:]) (?=(?:Java|Node\.js|PHP|Python|\.NET|C#|Go|Ruby)\b[^.:;]*: )/g, '\n'))

/** A token is not repeated, because this may be printed in a log. */
export const textWords = (text: string): string =>
  /[\w-]{16,}\.[\w-]{16,}/.test(text) ? `${text.length} characters, with a token among them.` : valueWords(text)

const distanceText = distanceIn('en')

const rowLines = (row: FieldRow, page: Page, nowMs: number): readonly string[] => {
  const { name, value, wanted, atMs, isInside } = row
  const said = [
    valueWords(value),
    ...(wanted === null ? [] : [`(${ENGLISH.layers.must(wanted)})`]),
    ...(atMs === null || Number.isNaN(new Date(atMs).getTime())
      ? []
      : [`= ${new Date(atMs).toISOString().replace('.000Z', 'Z')}, ${distanceText(atMs, nowMs)}`]),
  ]
  return page.entry(shortName(name), said.join(' ').trim(), isInside ? 4 : 2)
}

const LONGEST_VALUE = 400

/** On one line: a claim must not be able to write lines of its own. */
export const valueWords = (value: string): string => {
  const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
  const line = /\p{Cc}/u.test(shown) ? JSON.stringify(shown) : shown
  return value.length > LONGEST_VALUE ? `${line} (${value.length} characters)` : line
}
