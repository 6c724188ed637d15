/** The test file that `rehearsal audit --fleet` runs. */

import { auditTests } from '../audit-tests.ts'
import { handed } from './handed.ts'

const { file, common } = handed()

auditTests({ sites: file, ...common })
