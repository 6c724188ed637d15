/** How often the audit is wrong about a site: it objects to a site that keeps a rule, or it misses a mistake. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Row } from './measure.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const OUTCOMES = `${root}test-results/sites.json`

const count = z.number().int().nonnegative()
const outcomesSchema = z.object({
  totals: z.object({ audits: count.positive(), blamed: count, missed: count, untold: count }),
  without: z.array(z.string()),
})

export async function* measureSites(): AsyncGenerator<Row> {
  const { totals, without } = await auditSites()
  const { audits, blamed, missed, untold } = totals
  if (without.length > 0) throw new Error(`${without.length} sites could not be audited: ${without.join('; ')}`)
  const row = { floor: null, samples: `${audits} audits`, goal: '0', note: NOTE }
  yield { ...row, name: 'false blames', measured: String(blamed), isMet: blamed === 0 }
  yield { ...row, name: 'missed mistakes', measured: String(missed), isMet: missed === 0 }
  yield { ...row, name: 'rules not judged on a good site', measured: String(untold), isMet: untold === 0 }
}

const NOTE =
  'Every good site and each mistake once of tests/sites, and every demo shop; test-results/sites.md has the sentences. npm run test:cross has every site of tests/sites with every mistake.'

const auditSites = async () => {
  await rm(OUTCOMES, { force: true })
  const options = ['tests/outcomes.ts', 'sites', '--project=sites', '--project=matrix']
  // The exit code is ignored: the tests fail if the audit is wrong, which is what is counted here.
  await once(spawn(`${root}node_modules/.bin/tsx`, options, { cwd: root, stdio: 'ignore' }), 'exit')
  return outcomesSchema.parse(JSON.parse(await readFile(OUTCOMES, 'utf8')))
}
