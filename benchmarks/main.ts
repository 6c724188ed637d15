/**
 * `npm run bench`: how fast and how small, against a floor measured in the same run, because a number alone says more
 * about the machine. `npm run bench -- <name> …` measures those alone. Succeeds when every goal is met.
 */

import process from 'node:process'
import { measureAudit } from './audit.ts'
import { measureFeatureCost } from './feature-cost.ts'
import { measureKitRequests } from './kit-requests.ts'
import { measureKitScenarios } from './kit-scenarios.ts'
import { measureKitBeats, measureKitDay } from './kit-time.ts'
import { measureRuleMutants } from './rule-mutants.ts'
import { chosenOf, runBenches, type Bench } from './run.ts'
import { measureScenarioCheck } from './scenario-check.ts'
import { measureStageLife } from './stage-life.ts'
import { measureStartUp } from './start-up.ts'
import { tableOf } from './table.ts'
import { measureTagBoot } from './tag-boot.ts'
import { measureTagSize } from './tag-size.ts'
import { measureTokenJudging } from './token-judging.ts'
import { measureVerificationThroughput } from './verification-throughput.ts'

const BENCHES: readonly Bench[] = [
  { name: 'start-up', measure: measureStartUp },
  { name: 'tag-size', measure: measureTagSize },
  { name: 'tag-boot', measure: measureTagBoot },
  { name: 'stage-life', measure: measureStageLife },
  { name: 'kit-scenarios', measure: measureKitScenarios },
  { name: 'kit-day', measure: measureKitDay },
  { name: 'kit-beats', measure: measureKitBeats },
  { name: 'kit-requests', measure: measureKitRequests },
  { name: 'token-judging', measure: measureTokenJudging },
  { name: 'verification-throughput', measure: measureVerificationThroughput },
  { name: 'feature-cost', measure: measureFeatureCost },
  { name: 'scenario-check', measure: measureScenarioCheck },
  { name: 'audit', measure: measureAudit },
  { name: 'rule-mutants', measure: measureRuleMutants },
]

const chosen = (names: readonly string[]): readonly Bench[] | null => {
  try {
    return chosenOf(BENCHES, names)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return null
  }
}

const benches = chosen(process.argv.slice(2))
if (benches === null) {
  process.exitCode = 2
} else {
  // Importing it builds `dist/`, which is what a user gets and what is measured.
  await import('../environment/build.ts')
  const rows = await runBenches(benches, (line) => console.log(line))
  console.log(`\n${tableOf(rows)}`)
  process.exitCode = rows.every((row) => 'isMet' in row && row.isMet) ? 0 : 1
}
