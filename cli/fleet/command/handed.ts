/** What `rehearsal audit --fleet` hands to the configuration and the test file that it runs. Both are loaded by Playwright. */

import process from 'node:process'
import type { CommonSettings } from '../sites.ts'

export type HandedFleet = {
  /** Absolute, as every path here. */
  readonly file: string
  readonly folder: string
  /** Where Playwright puts what it writes; deleted when the command ends. */
  readonly scratch: string
  readonly workers: number | null
  readonly isHeaded: boolean
  readonly common: CommonSettings
}

const VARIABLE = 'REHEARSAL_FLEET'

export const handOver = (fleet: HandedFleet): Readonly<Record<string, string>> => ({
  [VARIABLE]: JSON.stringify(fleet),
})

export const handed = (): HandedFleet => {
  const text = process.env[VARIABLE]
  if (text === undefined) throw new Error('This configuration is only for "rehearsal audit --fleet".')
  return JSON.parse(text) as HandedFleet
}
