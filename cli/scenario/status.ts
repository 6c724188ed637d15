/** How the last run of a scenario went. Pure. */

import type { LastResult } from '../../gherkin/run/result-file.ts'
import type { ListedScenario } from './formats.ts'

export type LastStatus = Pick<ListedScenario, 'status' | 'at' | 'runs' | 'failed'>

/** `runs` are the present fingerprints of the scenario. `results` are all known results of scenarios of its name. */
export const statusOf = (runs: readonly string[], results: readonly LastResult[]): LastStatus => {
  const ofNow = results.filter(({ fingerprint }) => runs.includes(fingerprint))
  const known = new Set(ofNow.map(({ fingerprint }) => fingerprint))
  const failed = new Set(ofNow.filter(({ status }) => status === 'failed').map(({ fingerprint }) => fingerprint)).size
  const common = { runs: runs.length, failed }
  if (failed > 0) return { ...common, status: 'failed', at: lastOf(ofNow) }
  if (runs.length > 0 && runs.every((run) => known.has(run))) return { ...common, status: 'passed', at: lastOf(ofNow) }
  return { ...common, status: results.length > ofNow.length ? 'changed' : 'not-run', at: lastOf(results) }
}

const lastOf = (results: readonly LastResult[]): string | null =>
  results
    .map(({ at }) => at)
    .toSorted()
    .at(-1) ?? null
