/** Where the reports of an audit are: in a folder of their own, until the next audit begins or the stand-in ends. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REPORTS, type ReportFormat } from './arguments.ts'

export type Reports = {
  /** Forgets the last ones, and resolves with a folder for the next. */
  readonly begin: () => Promise<string>
  /** Null before the first audit. */
  readonly fileOf: (format: ReportFormat) => string | null
  readonly forget: () => Promise<void>
}

export const createReports = (): Reports => {
  let folder: string | null = null
  const forget = async (): Promise<void> => {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
    folder = null
  }
  return {
    begin: async () => {
      await forget()
      folder = await mkdtemp(join(tmpdir(), 'rehearsal-audit-'))
      return folder
    },
    fileOf: (format) => (folder === null ? null : join(folder, REPORTS[format])),
    forget,
  }
}
