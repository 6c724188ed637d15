/** All rules, by the audit that they judge. */

import { activationSecured } from './rules/activation-secured.ts'
import type { Rule } from './rule.ts'

export const RULES: readonly Rule[] = [activationSecured]
