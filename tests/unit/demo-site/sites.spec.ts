import { AUDIT_IDS } from '../../../audits/catalogue.ts'
import type { Site } from '../../../demo-site/site.ts'
import { SABOTAGES, siteOf, SITES, UNUSUAL_SITES } from '../../../demo-site/sites.ts'
import { expect, test } from '../../plain-test.ts'

const idsOf = (sites: readonly Site[]): readonly string[] => sites.map(({ id }) => id).toSorted()

test('every demo site has a unique id', () => {
  expect(new Set(idsOf(SITES)).size).toBe(SITES.length)
  for (const site of SITES) expect(siteOf(site.id)).toBe(site)
})

test('an unknown site id is answered with the known ones', () => {
  expect(() => siteOf('perfect')).toThrow(/^There is no site "perfect"; the sites are good, .*brand-signs-out/)
})

test('every audit named by a variant of the shop exists', () => {
  const audits: ReadonlySet<string> = new Set(AUDIT_IDS)
  const named = [
    ...SABOTAGES.flatMap(({ breaks, mayBreak = [] }) => [...breaks, ...mayBreak]),
    ...UNUSUAL_SITES.flatMap(({ mayWarn = [] }) => mayWarn),
  ]
  expect(named.filter((id) => !audits.has(id))).toEqual([])
})

test('every audit has a variant of the shop that it must catch', () => {
  const caught: ReadonlySet<string> = new Set(SABOTAGES.flatMap(({ breaks }) => breaks))
  expect(AUDIT_IDS.filter((id) => !caught.has(id))).toEqual([])
})

test('every site with a mistake breaks a rule, names no audit twice, and describes its mistake in a sentence', () => {
  for (const { id, mistake, about, breaks, mayBreak = [] } of SABOTAGES) {
    expect.soft(breaks.length, id).toBeGreaterThan(0)
    expect.soft(new Set([...breaks, ...mayBreak]).size, id).toBe(breaks.length + mayBreak.length)
    expect.soft(mistake, id).toMatch(/^[A-Z`].*\.$/)
    expect.soft(about, id).toBe(mistake)
  }
})

test('every variant of the shop differs from the good one', () => {
  const same = [...SABOTAGES, ...UNUSUAL_SITES].filter(
    ({ hasOwnCode, page, routes, token }) => !hasOwnCode && [page, routes, token].every((part) => part === undefined),
  )
  expect(idsOf(same)).toEqual([])
})
