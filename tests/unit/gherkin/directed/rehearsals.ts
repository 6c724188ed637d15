/** Rehearsals as the control room knows them, for the tests of what is made of them. */

import { readFileSync } from 'node:fs'
import type { Directed, Direction } from '../../../../journal/directions.ts'
import type { JournalEntry } from '../../../../journal/entries.ts'
import { featureFileOf } from '../../../../gherkin/directed/feature-file.ts'
import { playwrightFileOf } from '../../../../gherkin/directed/playwright-file.ts'
import type { DirectedRehearsal, Setting } from '../../../../gherkin/directed/rehearsal.ts'
import { siteOf } from '../../../../gherkin/directed/site.ts'
import { checkFeature } from '../../../../gherkin/check/check-feature.ts'
import { expect } from '../../../plain-test.ts'

const SHOP = 'http://127.0.0.1:4071/'

type Recorded = Pick<DirectedRehearsal, 'entries' | 'directions'>

/** As a stand-in wrote it while somebody used the demo shop and the control room. */
export const WITH_DEMO_SHOP = JSON.parse(readFileSync(new URL('demo-shop.json', import.meta.url), 'utf8')) as Recorded

const KEY = '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----'

export const rehearsalOf = (
  { entries, directions }: Recorded,
  more: Partial<DirectedRehearsal> = {},
): { readonly rehearsal: DirectedRehearsal; readonly setting: Setting } => {
  const site = siteOf(entries, SHOP)
  const tagUrl = 'http://127.0.0.1:4070/iadvize.js'
  const options = { iadvizeProject: { sid: 1234, publicKey: KEY } }
  return {
    rehearsal: { entries, directions, conversations: [], site, ...more },
    setting: { site, tagUrl, options, forgotten: 0 },
  }
}

export const directed = (after: number, direction: Directed): Direction => ({ ...direction, after })

/** The lines below the title of the scenario, which can be run, whatever they are. */
export const stepsOf = (
  entries: readonly JournalEntry[],
  directions: readonly Direction[] = [],
  more: Partial<DirectedRehearsal> = {},
): readonly string[] => {
  const { rehearsal, setting } = rehearsalOf({ entries, directions }, more)
  expect(checkFeature(featureFileOf(rehearsal, setting, 'fr') ?? '')).toEqual([])
  const text = featureFileOf(rehearsal, setting, 'en') ?? ''
  expect(checkFeature(text)).toEqual([])
  const lines = text.split('\n').map((line) => line.trim())
  return lines.slice(lines.findIndex((line) => line.startsWith('Scenario:')) + 1).filter((line) => line !== '')
}

/** The lines inside the test. */
export const codeOf = (
  entries: readonly JournalEntry[],
  directions: readonly Direction[] = [],
  more: Partial<DirectedRehearsal> = {},
): readonly string[] => {
  const { rehearsal, setting } = rehearsalOf({ entries, directions }, more)
  const lines = (playwrightFileOf(rehearsal, setting) ?? '').split('\n')
  const first = lines.findIndex((line) => line.startsWith('test('))
  return lines.slice(first + 1, lines.lastIndexOf('})')).map((line) => line.trim())
}
