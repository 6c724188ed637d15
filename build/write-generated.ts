/** Writes every generated file: `npm run docs`. With `--check` it writes nothing, and fails if a file is out of date. */

import { GENERATED } from './generated.ts'
import { writeIfStale } from './write-if-stale.ts'

for (const [file, text] of Object.entries(GENERATED)) await writeIfStale(file, text())
