/** `rehearsal token inspect`: says, layer by layer, what was given, what is wrong with it, and how to fix it. */

import process from 'node:process'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import { replayed } from '../../mock-platform/judge-token.ts'
import { createUsedTokens } from '../../mock-platform/used-tokens.ts'
import type { StageInspection } from '../../protocol/inspection.ts'
import type { ReadTokenOptions } from '../../settings/token.ts'
import { createInspect } from '../../stage/inspect.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { inspectionText } from './inspection-text.ts'
import { textWords } from './layer-text.ts'
import { readTokens } from './read-tokens.ts'
import { rulesFor, type Rules } from './rules.ts'
import { asJson, headed } from './several.ts'

export const inspectTokens = async (options: ReadTokenOptions): Promise<ExitCode> => {
  const rules = await rulesFor(options)
  const tokens = await readTokens(options)
  const inspections = await inspectAll(tokens, rules)
  const accepted = inspections.every(({ verdict }) => verdict?.accepted === true)
  const terminal = terminalOf(process.stdout, process.env)
  process.stdout.write(
    options.json === true
      ? asJson(tokens, inspections.map(withoutTokens), accepted)
      : headed(
          tokens,
          inspections.map((inspection) => inspectionText(inspection, terminal)),
        ),
  )
  return accepted ? EXIT.ok : EXIT.findings
}

/** A machine may keep what it reads: a token that is found in a token is not repeated there either. */
const withoutTokens = (inspection: StageInspection): StageInspection => ({
  ...inspection,
  layers: inspection.layers.map((layer) => (layer.kind === 'text' ? { ...layer, text: textWords(layer.text) } : layer)),
})

/** One after the other, as they would come to one project. */
export const inspectAll = async (
  tokens: readonly string[],
  { project, keys, nowMs }: Rules,
): Promise<readonly StageInspection[]> => {
  const projects = new Map([[project.sid, project]])
  const inspect = createInspect({ projects, keys, clock: { now: () => nowMs }, lagOf: () => 0 })
  const usedTokens = createUsedTokens()
  const inspections: StageInspection[] = []
  for (const token of tokens) {
    const inspection = await inspect(token)
    const { verdict, isSingleUse } = inspection
    const isUsed = isSingleUse && verdict?.accepted === true && !usedTokens.add(token)
    inspections.push(isUsed ? { ...inspection, verdict: replayed(verdict) } : inspection)
  }
  return inspections
}
