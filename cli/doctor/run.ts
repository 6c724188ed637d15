/** `rehearsal doctor`: examines, prints, and ends although files of the user's may have left something open. */

import process from 'node:process'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import type { DoctorOptions } from '../../settings/doctor.ts'
import { addressOf } from '../audit/address.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { examine } from './examine.ts'
import { doctorText } from './text.ts'

export const runDoctor = async (options: DoctorOptions): Promise<ExitCode> => {
  const { url, tokenEndpoint, json } = options
  const report = await examine(
    {
      ...options,
      ...(url === undefined ? {} : { url: addressOf(url) }),
      ...(tokenEndpoint === undefined ? {} : { tokenEndpoint: addressOf(tokenEndpoint) }),
    },
    { folder: process.cwd(), environment: process.env, nodeVersion: process.versions.node },
  )
  process.stdout.write(
    json === true
      ? `${JSON.stringify(report, null, 2)}\n`
      : doctorText(report, terminalOf(process.stdout, process.env)),
  )
  // A timer or a connection that a journey opened would keep the process alive.
  setTimeout(() => process.exit(), GRACE_MS).unref()
  return report.verdict === 'problem' ? EXIT.findings : EXIT.ok
}

const GRACE_MS = 1_000
