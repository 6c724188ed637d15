/** Writes reports to files. */

import { access, constants, mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AuditReport } from '../../audits/finding.ts'
import { writeReport } from '../../audits/reports/write-report.ts'
import type { ReportFile } from './plan.ts'
import { environmentError } from './sentences.ts'

/** Checks before the audits run that each report can be written, so that no result is lost at the end. */
export const prepareReports = async (reports: readonly ReportFile[]): Promise<void> => {
  for (const { format, file } of reports) {
    try {
      await mkdir(dirname(file), { recursive: true })
      await access(dirname(file), constants.W_OK)
    } catch (error) {
      throw environmentError(`The ${format} report cannot be written to ${file}: ${reasonOf(error)}.`)
    }
    const present = await stat(file).catch(() => null)
    if (present?.isDirectory() === true)
      throw environmentError(`The ${format} report cannot be written to ${file}: this is a folder, name a file in it.`)
  }
}

export const writeReports = async (reports: readonly ReportFile[], report: AuditReport): Promise<void> => {
  for (const { format, file } of reports) await write(file, writeReport(format, report))
}

/** Writes it beside the first report, or into `folder` if there is no report. Resolves with the path. */
export const writeScreenshot = async (png: string, reports: readonly ReportFile[], folder: string): Promise<string> => {
  const [first] = reports
  const file = join(first === undefined ? folder : dirname(first.file), 'rehearsal-audit-trouble.png')
  await write(file, Buffer.from(png, 'base64'))
  return file
}

const write = (file: string, content: string | Buffer): Promise<void> =>
  writeFile(file, content).catch((error: unknown) => {
    throw environmentError(`${file} cannot be written: ${reasonOf(error)}.`)
  })

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
