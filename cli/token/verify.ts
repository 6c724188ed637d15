/** `rehearsal token verify`: the verdict of the judge, for a pipeline. */

import process from 'node:process'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import type { ReadTokenOptions } from '../../settings/token.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { verdictText } from './inspection-text.ts'
import { judgeTokens } from './judge.ts'
import { readTokens } from './read-tokens.ts'
import { rulesFor } from './rules.ts'
import { asJson, headed } from './several.ts'

export const verifyTokens = async (options: ReadTokenOptions): Promise<ExitCode> => {
  const rules = await rulesFor(options)
  const tokens = await readTokens(options)
  const verdicts = await judgeTokens(tokens, rules)
  const accepted = verdicts.every((verdict) => verdict.accepted)
  const terminal = terminalOf(process.stdout, process.env)
  process.stdout.write(
    options.json === true
      ? asJson(tokens, verdicts, accepted)
      : headed(
          tokens,
          verdicts.map((verdict) => verdictText(verdict, terminal)),
        ),
  )
  return accepted ? EXIT.ok : EXIT.findings
}
