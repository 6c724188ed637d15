import { expect, test } from '../../plain-test.ts'
import { build, transform } from 'esbuild'
import { AUDIT_IDS, auditOf, auditsIn, groupOf } from '../../../audits/catalogue.ts'
import { cataloguePage } from '../../../audits/catalogue-page.ts'
import { GROUP_IDS } from '../../../audits/catalogue/groups.ts'
import { VENDOR_RULES } from '../../../journal/vendor-rules.ts'
import { VENDOR_PAGES } from '../../../protocol/vendor-pages.ts'
import { SOURCES } from '../../ledger/sources.ts'

/** Written down a second time: budgets and baselines of other people name them, so that none may change or vanish. */
const PERMANENT = `
loading-snippet loading-early loading-once loading-without-tag loading-csp
activation-secured activation-every-page activation-provider activation-mints-anew activation-once
activation-after-sign-in activation-needs-token
failure-no-anonymous failure-no-retry failure-noticed failure-no-uncaught-error failure-visitor-goes-on
failure-page-stays failure-every-reason
token-encryption token-signature token-keys token-claims token-expiry token-short-lived token-fresh token-not-ahead
token-size token-user-id token-user-id-real token-user-id-stable token-user-id-distinct token-user-id-opaque token-ext-id
token-endpoint-session token-endpoint-uncached token-endpoint-origin token-endpoint-identity
token-not-in-url token-not-in-storage token-not-in-console token-not-in-source token-private-key
session-refresh session-ended-elsewhere session-page-stays session-another-tab
logout-called logout-nothing-left logout-going-back logout-next-visitor logout-another-tab`
  .trim()
  .split(/\s+/)

test('every id that was ever published is in the catalogue', () => {
  expect(AUDIT_IDS).toEqual(PERMANENT)
})

test('every audit belongs to the group that its id starts with, and the groups are in the order of a visit', () => {
  expect(GROUP_IDS.flatMap(auditsIn)).toEqual(AUDIT_IDS)
  expect(GROUP_IDS.filter((group) => auditsIn(group).length === 0)).toEqual([])
  expect(AUDIT_IDS.filter((id) => !id.startsWith(`${groupOf(id)}-`))).toEqual([])
})

test('no two audits make the same claim', () => {
  const titles = AUDIT_IDS.map((id) => auditOf(id).title)
  expect(new Set(titles).size).toBe(titles.length)
})

test("an audit's title states what a good site does, to a person who has not read the rule: six words or more, on one line", () => {
  const faulty = AUDIT_IDS.map((id) => auditOf(id).title).filter(
    (title) => title.split(' ').length < 6 || title.length > 90 || /the vendor/i.test(title),
  )
  expect(faulty).toEqual([])
})

test('rule, reason, source and advice are whole sentences, and a title is not', () => {
  const faulty = AUDIT_IDS.filter((id) => {
    const { title, rule, why, source, fix } = auditOf(id)
    return title.endsWith('.') || [rule, why, source.says, fix.text].some((text) => !/^["A-Za-z].*\.$/s.test(text))
  })
  expect(faulty).toEqual([])
})

test('the vendor pages are sources of the fidelity ledger, and an audit or a journal entry needs each of them', () => {
  const cited = AUDIT_IDS.map((id) => auditOf(id).source).flatMap((source) =>
    source.basis === 'practice' ? [] : [source.page],
  )
  expect(Object.keys(VENDOR_PAGES).filter((key) => !(key in SOURCES))).toEqual([])
  expect(new Set([...cited, ...VENDOR_RULES.map(({ page }) => page)])).toEqual(new Set(Object.keys(VENDOR_PAGES)))
})

test('the code that fixes can be pasted: every sample is valid in its stated language', async () => {
  for (const id of AUDIT_IDS) {
    const { language, text } = auditOf(id).fix.code
    // As the body of a function, because a sample may await or return.
    if (language === 'js')
      await transform(`async function sample() {\n${text}\n}`, { loader: 'js', logLevel: 'silent' })
    if (language === 'json') JSON.parse(text)
  }
})

test('the page of the catalogue has every audit, and a table whose cells hold', () => {
  const page = cataloguePage()
  const rows = page.split('\n').filter((line) => line.startsWith('| [`'))
  expect(rows.map((row) => row.split('`')[1])).toEqual(AUDIT_IDS)
  expect(rows.filter((row) => row.split(/(?<!\\)\|/).length !== 6)).toEqual([])
  expect(AUDIT_IDS.filter((id) => !page.includes(`\n### ${id}\n`))).toEqual([])
})

test('the rules read what was seen, and load neither the Playwright kit nor a browser', async () => {
  const { metafile } = await build({
    entryPoints: ['audits/rules/index.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    write: false,
  })
  const loaded = Object.entries(metafile.inputs).flatMap(([file, { imports }]) => [
    file,
    ...imports.map(({ path }) => path),
  ])
  expect(loaded).toContain('audits/scenes/steps.ts')
  expect(loaded.filter((name) => name.includes('playwright'))).toEqual([])
})
