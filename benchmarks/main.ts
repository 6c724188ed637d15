/**
 * `npm run bench`: how fast and how small, against a floor measured in the same run, because a number alone says more
 * about the machine. Succeeds when every goal is met.
 */

// Importing it builds `dist/`, which is what a user gets and what is measured.
import '../environment/build.ts'
import { measureAudit } from './audit.ts'
import { measureFeatureCost } from './feature-cost.ts'
import { measureKitRequests } from './kit-requests.ts'
import { measureKitScenarios } from './kit-scenarios.ts'
import { measureRuleMutants } from './rule-mutants.ts'
import { measureScenarioCheck } from './scenario-check.ts'
import { measureStageLife } from './stage-life.ts'
import { measureStartUp } from './start-up.ts'
import { tableOf } from './table.ts'
import { measureTagBoot } from './tag-boot.ts'
import { measureTagSize } from './tag-size.ts'
import { measureTokenJudging } from './token-judging.ts'
import { measureVerificationThroughput } from './verification-throughput.ts'

// One after the other: each has the machine for itself.
const measures = [
  await measureStartUp(),
  measureTagSize(),
  await measureTagBoot(),
  await measureStageLife(),
  ...(await measureKitScenarios()),
  await measureKitRequests(),
  await measureTokenJudging(),
  ...(await measureVerificationThroughput()),
  await measureFeatureCost(),
  await measureScenarioCheck(),
  await measureAudit(),
  await measureRuleMutants(),
]

console.log(tableOf(measures))
process.exitCode = measures.every(({ isMet }) => isMet) ? 0 : 1
