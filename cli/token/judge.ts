/** The verdicts of the judge alone, in the form that the inspector has. */

import { fixOf } from '../../diagnosis/fix.ts'
import { judgeToken } from '../../mock-platform/judge-token.ts'
import { createUsedTokens } from '../../mock-platform/used-tokens.ts'
import type { InspectedVerdict } from '../../protocol/inspection.ts'
import { DEFAULT_TOKEN_POLICY } from '../../protocol/token-policy.ts'
import type { Rules } from './rules.ts'

/** Judges them one after the other, as one project does: it knows in the end which came twice. */
export const judgeTokens = async (
  tokens: readonly string[],
  { project, keys, nowMs }: Rules,
): Promise<readonly InspectedVerdict[]> => {
  const deps = { keys, clock: { now: () => nowMs }, usedTokens: createUsedTokens() }
  const verdicts: InspectedVerdict[] = []
  for (const jwe of tokens) verdicts.push(asInspected(await judgeToken({ jwe }, project, deps), project))
  return verdicts
}

const asInspected = (
  verdict: Awaited<ReturnType<typeof judgeToken>>,
  { tokenCheck = DEFAULT_TOKEN_POLICY.tokenCheck }: Rules['project'],
): InspectedVerdict => {
  if (!('checked' in verdict)) {
    const { code } = verdict
    return { ...verdict, layer: null, cause: null, fix: fixOf({}, code), warnings: [], checked: tokenCheck }
  }
  const { warnings, checked } = verdict
  return verdict.accepted ? { accepted: true, userId: verdict.userId, warnings, checked } : verdict
}
