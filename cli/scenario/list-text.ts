/** The list as text for a terminal. Long parts come last, so that only they wrap in a narrow terminal. Pure. */

import { styleText } from 'node:util'
import type { ListedFeature, ListedScenario, ListReport, ScenarioStatus } from './formats.ts'

export const listText = ({ features }: ListReport, hasColours: boolean): string => {
  const blocks = features.map((feature) => blockOf(feature, hasColours))
  return `${blocks.join('\n\n')}\n\n${summaryOf(features.flatMap(({ scenarios }) => scenarios))}\n`
}

type Colour = Parameters<typeof styleText>[0]

const WORDS: Readonly<Record<ScenarioStatus, { readonly words: string; readonly colour: Colour }>> = {
  passed: { words: 'passed', colour: 'green' },
  failed: { words: 'failed', colour: 'red' },
  changed: { words: 'changed since', colour: 'yellow' },
  'not-run': { words: 'not run yet', colour: 'dim' },
}

const STATUS_WIDTH = 'changed since'.length

const blockOf = ({ file, name, scenarios }: ListedFeature, hasColours: boolean): string => {
  if (name === null) return `${file}\n  cannot be read: rehearsal scenario check ${file}`
  return [`${file} · ${name}`, ...scenarios.map((scenario) => lineOf(scenario, hasColours))].join('\n')
}

const lineOf = ({ name, status, at, runs, failed }: ListedScenario, hasColours: boolean): string => {
  const { words, colour } = WORDS[status]
  const padded = words.padEnd(STATUS_WIDTH)
  const shown = hasColours ? styleText(colour, padded, { validateStream: false }) : padded
  const examples = failed > 0 && runs > 1 ? ` (${failed} of ${runs} examples)` : ''
  return `  ${shown}  ${timeOf(at)}  ${name}${examples}`
}

const TIME_WIDTH = 'YYYY-MM-DD hh:mm'.length

/** In the reader's time zone. */
const timeOf = (at: string | null): string => {
  if (at === null) return ' '.repeat(TIME_WIDTH)
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

const summaryOf = (scenarios: readonly ListedScenario[]): string => {
  const counts = (Object.keys(WORDS) as ScenarioStatus[]).flatMap((status) => {
    const count = scenarios.filter((scenario) => scenario.status === status).length
    return count === 0 ? [] : [`${count} ${WORDS[status].words}`]
  })
  const total = `${scenarios.length} scenario${scenarios.length === 1 ? '' : 's'}`
  return counts.length === 0 ? `${total}.` : `${total}: ${counts.join(', ')}.`
}
