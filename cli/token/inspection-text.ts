/** An inspection and a verdict as text. The sentences are those of the inspector's page. Pure. */

import type { Terminal } from '../../audits/reports/terminal-of.ts'
import { ENGLISH } from '../../control-room/browser/inspector/english.ts'
import { leadsOf, titleOf, type LayerState } from '../../control-room/browser/inspector/reading.ts'
import { failureOf } from '../../protocol/failures.ts'
import type { Inspection, InspectedVerdict, StageInspection } from '../../protocol/inspection.ts'
import { pageFor, type Page } from '../page.ts'
import { fixLines, layerLines, valueWords, warningLines } from './layer-text.ts'
import { TONES } from './tones.ts'

type Tone = LayerState['tone']

export const inspectionText = (inspection: StageInspection, terminal: Terminal): string => {
  const page = pageFor(terminal)
  const { layers, verdict, nowMs } = inspection
  return [
    heading(inspection, page),
    ...leadsOf(inspection).flatMap((sentence, index) => page.entry(index === 0 ? 'Seen' : '', sentence)),
    ...(verdict === null ? diagnosisFix(inspection, page) : verdictLines(verdict, page)),
    ...unwrappedLines(inspection, page),
    ...(verdict === null ? [] : page.entry('Judged', judgedWords(inspection))),
    ...layers.flatMap((layer) => ['', ...layerLines(layer, { page, nowMs, verdict })]),
  ].join('\n')
}

export const verdictText = (verdict: InspectedVerdict, terminal: Terminal): string => {
  const page = pageFor(terminal)
  return [
    heading({ verdict, diagnosis: NO_DIAGNOSIS }, page),
    ...(verdict.accepted ? [] : page.entry('Seen', `${verdict.detail}.`)),
    ...verdictLines(verdict, page),
  ].join('\n')
}

/** The judge says nothing of the form of a text. */
const NO_DIAGNOSIS = { kind: 'token', sentence: '', fix: null } as const

const heading = (inspection: Pick<Inspection, 'diagnosis' | 'verdict'>, page: Page): string => {
  const { verdict } = inspection
  const format = TONES[toneOf(inspection)]
  const title = page.styled(['bold', format], titleOf(inspection, ENGLISH.verdict))
  const cause = causeOf(verdict)
  return cause === null ? title : `${title}  ${page.styled('bold', cause)}`
}

const causeOf = (verdict: InspectedVerdict | null) => (verdict === null || verdict.accepted ? null : verdict.cause)

const toneOf = ({ diagnosis, verdict }: Pick<Inspection, 'diagnosis' | 'verdict'>): Tone => {
  if (verdict === null) return diagnosis.kind === 'public-key' ? 'wait' : 'failure'
  if (!verdict.accepted) return 'failure'
  return verdict.warnings.length > 0 ? 'wait' : 'success'
}

const verdictLines = (verdict: InspectedVerdict, page: Page): readonly string[] => {
  if (verdict.accepted) {
    const { userId, warnings } = verdict
    const visitor = userId === null ? ENGLISH.verdict.unopened : ENGLISH.verdict.userId(valueWords(userId))
    return [...page.entry('Who', visitor), ...warnings.flatMap((warning) => warningLines(warning, page))]
  }
  const { code, fix, layer } = verdict
  return [
    ...fixLines(fix, page),
    ...page.entry('Code', layer === null ? code : `${code}, in the layer "${layer}"`),
    ...page.entry('Site', `is told: ${failureOf(code).reason}`),
  ]
}

const diagnosisFix = ({ diagnosis: { fix } }: Inspection, page: Page): readonly string[] =>
  fix === null ? [] : fixLines(fix, page)

const unwrappedLines = ({ unwrapped }: Inspection, page: Page): readonly string[] => {
  if (unwrapped === null) return []
  const { unwrappedGood, unwrappedBad } = ENGLISH.verdict
  return page.entry('Inside', unwrapped.accepted ? unwrappedGood : unwrappedBad(unwrapped.detail))
}

const judgedWords = ({ sid, nowMs, verdict, isSingleUse }: StageInspection): string => {
  const judged = `as a token of project ${sid ?? ''}, at ${momentOf(nowMs)}.`
  return verdict?.accepted === true && isSingleUse ? `${judged} ${ENGLISH.verdict.singleUse}` : judged
}

/** In the zone that logs have. */
const momentOf = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
