import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../../plain-test.ts'
import { AUDIT_IDS } from '../../../demo-site/audit-ids.ts'
import { SABOTAGES } from '../../../demo-site/sabotaged/index.ts'
import type { Site } from '../../../demo-site/site.ts'
import { siteOf, SITES } from '../../../demo-site/sites.ts'
import { UNUSUAL_SITES } from '../../../demo-site/unusual/index.ts'

const filesIn = (folder: string, helpers: readonly string[]): readonly string[] =>
  readdirSync(fileURLToPath(new URL(`../../../demo-site/${folder}`, import.meta.url)))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !helpers.includes(name))
    .toSorted()

const idsOf = (sites: readonly Site[]): readonly string[] => sites.map(({ id }) => id).toSorted()

test('a site is known by its id, and no two have the same', () => {
  expect(new Set(idsOf(SITES)).size).toBe(SITES.length)
  for (const site of SITES) expect(siteOf(site.id)).toBe(site)
})

test('an id that is none is answered with those that there are', () => {
  expect(() => siteOf('perfect')).toThrow(/^There is no site "perfect"; there are good, single-page, .*brand-signs-out/)
})

for (const { folder, helpers, sites } of [
  { folder: 'sabotaged', helpers: ['index', 'reach'], sites: SABOTAGES },
  { folder: 'unusual', helpers: ['index', 'tag-for-later'], sites: UNUSUAL_SITES },
]) {
  test(`each file of demo-site/${folder} is a site of its name, and its browser code too`, () => {
    expect(filesIn(folder, helpers)).toEqual(idsOf(sites))
    const withCode = idsOf(sites.filter(({ hasOwnCode }) => hasOwnCode))
    expect(filesIn(`browser/${folder}`, ['sandboxed-frame-inside'])).toEqual(withCode)
  })
}

test('every audit has a site that it must catch', () => {
  const caught: ReadonlySet<string> = new Set(SABOTAGES.flatMap(({ breaks }) => breaks))
  expect(AUDIT_IDS.filter((id) => !caught.has(id))).toEqual([])
})

test('every site with a mistake breaks something, names no audit twice, and tells its mistake in a sentence', () => {
  for (const { id, mistake, about, breaks, mayBreak = [] } of SABOTAGES) {
    expect.soft(breaks.length, id).toBeGreaterThan(0)
    expect.soft(new Set([...breaks, ...mayBreak]).size, id).toBe(breaks.length + mayBreak.length)
    expect.soft(mistake, id).toMatch(/^[A-Z`].*\.$/)
    expect.soft(about, id).toBe(mistake)
  }
})

test('every site deviates from the good one', () => {
  const same = [...SABOTAGES, ...UNUSUAL_SITES].filter(({ hasOwnCode, page, routes, token }) =>
    [hasOwnCode, page, routes, token].every((part) => part === undefined),
  )
  expect(idsOf(same)).toEqual([])
})
