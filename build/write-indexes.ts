/**
 * Writes the modules that list the files of a folder. This is apart from `write-generated.ts`, which cannot be loaded
 * while one of these modules names a file that no longer exists.
 */

import { rulesIndex } from './rules-index.ts'
import { variantsIndex } from './variants-index.ts'
import { writeIfStale } from './write-if-stale.ts'

await writeIfStale('demo-site/variants/index.ts', variantsIndex())
await writeIfStale('audits/rules/index.ts', rulesIndex())
