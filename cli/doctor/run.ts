/** `rehearsal doctor`: examines, prints, and ends although files of the user's may have left something open. */

import process from 'node:process'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import type { DoctorOptions } from '../../settings/doctor.ts'
import { addressOf } from '../audit/address.ts'
import { Interruption, interruptible } from '../audit/interruption.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { examine } from './examine.ts'
import { doctorText } from './text.ts'

export const runDoctor = async ({ url, tokenEndpoint, ...options }: DoctorOptions): Promise<ExitCode> => {
  const addresses = {
    ...(url === undefined ? {} : { url: addressOf(url) }),
    ...(tokenEndpoint === undefined ? {} : { tokenEndpoint: addressOf(tokenEndpoint) }),
  }
  const place = { folder: process.cwd(), environment: process.env, nodeVersion: process.versions.node }
  const restore = divertOutput()
  try {
    const report = await interruptible(() => examine({ ...options, ...addresses }, place))
    restore()
    const terminal = terminalOf(process.stdout, process.env)
    process.stdout.write(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : doctorText(report, terminal))
    return report.verdict === 'problem' ? EXIT.findings : EXIT.ok
  } catch (error) {
    if (error instanceof Interruption) return error.exitCode
    throw error
  } finally {
    restore()
    // A timer or a connection that a journey opened would keep the process alive.
    // oxlint-disable-next-line unicorn/no-process-exit -- nothing else ends what a file of the user's keeps open
    setTimeout(() => process.exit(), GRACE_MS).unref()
  }
}

const GRACE_MS = 1_000

/** What a file of the user's prints while it is loaded must not get into the JSON. */
const divertOutput = (): (() => void) => {
  const { stdout, stderr } = process
  const write = stdout.write.bind(stdout)
  stdout.write = stderr.write.bind(stderr)
  return () => void (stdout.write = write)
}
