/**
 * `npm run bench`: measures speed and size, each compared with a floor from the same run, because a number alone says more about
 * the machine. `npm run bench -- <name> …` measures only those named. The exit code is 0 if every goal is met.
 */

import process from 'node:process'
import { measureAudit } from './audit.ts'
import { measureControlRoom } from './control-room/measure.ts'
import { measureFeatureCost } from './feature-cost.ts'
import { measureKitRequests } from './kit-requests.ts'
import { measureKitScenarios } from './kit-scenarios.ts'
import { measureKitBeats, measureKitDay } from './kit-time.ts'
import { isAsWished } from './measure.ts'
import { measurePackageSize } from './package-size.ts'
import { measureRuleMutants } from './rule-mutants.ts'
import { chosenOf, runBenches, type Bench } from './run.ts'
import { measureScenarioCheck } from './scenario-check.ts'
import { measureSites } from './sites.ts'
import { measureStageLife } from './stage-life.ts'
import { measureStartUp } from './start-up.ts'
import { tableOf } from './table.ts'
import { measureSuiteTime } from './suite-time.ts'
import { measureTagBoot } from './tag-boot.ts'
import { measureTagSize } from './tag-size.ts'
import { measureTokenJudging } from './token-judging.ts'
import { measureVendorProxy } from './vendor-proxy.ts'
import { measureVerificationThroughput } from './verification-throughput.ts'

const BENCHES: readonly Bench[] = [
  // First, because later benchmarks run tests themselves.
  { name: 'suite-time', measure: measureSuiteTime },
  { name: 'start-up', measure: measureStartUp },
  { name: 'package-size', measure: measurePackageSize },
  { name: 'tag-size', measure: measureTagSize },
  { name: 'tag-boot', measure: measureTagBoot },
  { name: 'stage-life', measure: measureStageLife },
  { name: 'kit-scenarios', measure: measureKitScenarios },
  { name: 'kit-day', measure: measureKitDay },
  { name: 'kit-beats', measure: measureKitBeats },
  { name: 'kit-requests', measure: measureKitRequests },
  { name: 'control-room', measure: measureControlRoom },
  { name: 'token-judging', measure: measureTokenJudging },
  { name: 'verification-throughput', measure: measureVerificationThroughput },
  { name: 'vendor-proxy', measure: measureVendorProxy },
  { name: 'feature-cost', measure: measureFeatureCost },
  { name: 'scenario-check', measure: measureScenarioCheck },
  { name: 'audit', measure: measureAudit },
  { name: 'sites', measure: measureSites },
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
  // Importing it builds `dist/`, which is what users get and what is measured.
  await import('../build/bundle.ts')
  const rows = await runBenches(benches, (line) => console.log(line))
  console.log(`\n${tableOf(rows)}`)
  process.exitCode = rows.every(isAsWished) ? 0 : 1
}
