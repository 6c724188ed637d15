import { expect, test } from '../../../plain-test.ts'
import { portfolioCsv } from '../../../../cli/fleet/portfolio/csv.ts'
import { portfolioPage } from '../../../../cli/fleet/portfolio/page.ts'
import { portfolioSchema, readPortfolio } from '../../../../cli/fleet/portfolio/schema.ts'
import { summaryOf } from '../../../../cli/fleet/portfolio/summary.ts'
import { fail, untold, warn } from '../../audits/sample-report.ts'
import { auditedWith, bigFleet, fleetOf, notAudited } from './sample-fleet.ts'

const GOOD = auditedWith('Good')
const ADVISED = auditedWith('Advised', warn('loading-early'))
const UNTOLD = auditedWith('Untold', untold('session-refresh'))
const MILD = auditedWith('Mild', fail('loading-once'))
const GRAVE = auditedWith('Grave', fail('logout-called'))
const LOST = notAudited('Lost', 'Lost did not answer within 15 s')

test.describe('the report about a fleet', () => {
  test('lists the sites with the worst first: broken rules by weight, then what could not be audited or judged', () => {
    const { sites } = fleetOf([GOOD, ADVISED, UNTOLD, MILD, LOST, GRAVE])
    expect(sites.map(({ name }) => name)).toEqual(['Grave', 'Mild', 'Lost', 'Untold', 'Advised', 'Good'])
  })

  test('lists the rules by how many sites break them', () => {
    const twice = fleetOf([GRAVE, auditedWith('Other', fail('logout-called'), fail('loading-once')), UNTOLD])
    expect(twice.rules).toEqual([
      { audit: 'logout-called', fail: 2, warn: 0, untold: 0 },
      { audit: 'loading-once', fail: 1, warn: 0, untold: 0 },
      { audit: 'session-refresh', fail: 0, warn: 0, untold: 1 },
    ])
  })

  test('counts a consequence of another finding for no site and no rule', () => {
    const follows = { ...fail('failure-noticed'), consequenceOf: 'logout-called' }
    const { sites, rules } = fleetOf([auditedWith('Grave', fail('logout-called'), follows)])
    expect(sites[0]?.broken).toEqual([{ audit: 'logout-called', verdict: 'fail' }])
    expect(rules.map(({ audit }) => audit)).toEqual(['logout-called'])
  })

  test('says what each site has newly broken and fixed since the earlier run, and which sites came and went', () => {
    const before = fleetOf([auditedWith('Grave', fail('loading-once')), auditedWith('Gone')])
    const now = fleetOf([auditedWith('Grave', fail('logout-called')), auditedWith('Come')], before)
    expect(now.sites.map(({ name, change }) => [name, change])).toEqual([
      ['Grave', { newlyBroken: ['logout-called'], fixed: ['loading-once'] }],
      ['Come', null],
    ])
    expect(now.gone).toEqual(['Gone'])
  })

  test('takes advice that became a broken rule for newly broken, and a broken rule that became advice for neither', () => {
    const changeFrom = (before: typeof GRAVE, now: typeof GRAVE): unknown =>
      fleetOf([now], fleetOf([before])).sites[0]?.change
    const advised = auditedWith('A', warn('loading-once'))
    const broken = auditedWith('A', fail('loading-once'))
    expect(changeFrom(advised, broken)).toEqual({ newlyBroken: ['loading-once'], fixed: [] })
    expect(changeFrom(broken, advised)).toEqual({ newlyBroken: [], fixed: [] })
  })

  test('does not call a rule fixed that could not be judged this time', () => {
    const before = fleetOf([auditedWith('A', fail('session-refresh'))])
    expect(fleetOf([auditedWith('A', untold('session-refresh'))], before).sites[0]?.change?.fixed).toEqual([])
  })

  test('compares nothing with a site that was not audited in the earlier run', () => {
    expect(fleetOf([auditedWith('Lost')], fleetOf([LOST])).sites[0]?.change).toBeNull()
  })

  test('is the JSON that its schema describes, and is read again as it was written', () => {
    const fleet = bigFleet(60)
    expect(portfolioSchema.parse(fleet)).toEqual(fleet)
    expect(readPortfolio(JSON.stringify(fleet), 'fleet.json')).toEqual(fleet)
  })

  test('refuses another file as an earlier report in one sentence that names the file and the way out', () => {
    for (const text of ['', '[]', '{"format":2}', JSON.stringify({ ...bigFleet(3), sites: 1 })]) {
      expect(() => readPortfolio(text, 'last.json')).toThrow(
        /^The earlier report last\.json is not one .* leave it out\.$/,
      )
    }
  })
})

test.describe('the table of a fleet for a spreadsheet', () => {
  test('has one line for each site, with the same number of cells', () => {
    const lines = portfolioCsv(bigFleet(60)).trimEnd().split('\r\n')
    expect(lines).toHaveLength(61)
    expect(lines[0]).toBe(
      'name,address,state,score,fail,warn,could not tell,broken rules,newly broken,fixed,seconds,report,headline',
    )
  })

  test('quotes a name with a comma, a quote or a line break', () => {
    const [, line] = portfolioCsv(fleetOf([{ ...GOOD, name: 'Brand "A", Paris' }])).split('\r\n')
    expect(line).toMatch(/^"Brand ""A"", Paris",https:/)
  })

  test('never begins a cell as a formula, whatever a site is called', () => {
    for (const name of ['=1+1', '+1', '-1', '@SUM(A1)']) {
      const [, line] = portfolioCsv(fleetOf([{ ...GOOD, name }])).split('\r\n')
      expect(line?.startsWith(`'${name}`)).toBe(true)
    }
  })
})

test.describe('the page about a fleet', () => {
  test('has no script, and a policy that would block one', () => {
    const page = portfolioPage(bigFleet(60))
    expect(page).not.toContain('<script')
    expect(page).toContain("default-src 'none'")
  })

  test('shows a hostile name and a hostile sentence as text', () => {
    const hostile = '<img src=x onerror=alert(1)>'
    const page = portfolioPage(fleetOf([notAudited(hostile, hostile), { ...GRAVE, name: `${hostile}2` }]))
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })

  test('leads from each audited site to its report', () => {
    expect(portfolioPage(fleetOf([GRAVE, LOST]))).toContain('<a href="sites/grave.html">Grave</a>')
  })

  test('stays below one megabyte with 1,000 sites', () => {
    expect(portfolioPage(bigFleet(1_000)).length).toBeLessThan(1_000_000)
  })
})

test.describe('the last words of a run over a fleet', () => {
  test('name the sites that are not ready, at most ten, and the page', () => {
    const said = summaryOf(bigFleet(1_000), 'fleet/index.html').split('\n')
    expect(said[1]).toBe('149 of 1000 sites are not ready.')
    expect(said.filter((line) => line.startsWith('  not ready'))).toHaveLength(10)
    expect(said.slice(-4)).toEqual(['  … and 197 more', '', 'Written: fleet/index.html', ''])
  })

  test('say that all sites are ready, that one could not be judged, or how many are not ready', () => {
    const first = (...sites: readonly (typeof GOOD)[]): string | undefined =>
      summaryOf(fleetOf(sites), 'p').split('\n')[1]
    expect(first(GOOD, ADVISED)).toBe('All 2 sites are ready.')
    expect(first(GOOD)).toBe('The site is ready.')
    expect(first(GOOD, LOST)).toBe('No broken rule was seen, but 1 of 2 sites could not be judged in full.')
    expect(first(GRAVE, LOST)).toBe('1 of 2 sites is not ready.')
  })
})
