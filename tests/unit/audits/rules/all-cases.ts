/** The cases of all rules, for the tests and for whoever changes the rules on purpose to see them fail. */

import { activationSecuredCases } from './activation-secured.cases.ts'
import type { RuleCases } from './case.ts'

export const ALL_CASES: readonly RuleCases[] = [activationSecuredCases]
