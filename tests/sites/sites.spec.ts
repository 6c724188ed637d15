import { expect, test } from '@playwright/test'
import { auditMistake, auditSite } from './audit.ts'
import { annotationOf } from './cell.ts'
import { findSites } from './find-sites.ts'
import { MISTAKE_IDS, mistakeOf } from './mistakes.ts'
import { oneEach } from './one-each.ts'
import { outcomeOf, RIGHT } from './outcome.ts'

const sites = await findSites()

for (const site of sites) {
  test(`the good site "${site.id}" passes every audit`, async ({ browser }, testInfo) => {
    const outcome = outcomeOf(await auditSite(browser, site, null), null)
    testInfo.annotations.push(annotationOf({ site: site.id, mistake: null, outcome }))
    expect(outcome).toEqual(RIGHT)
  })
}

// Runs only the rules that need no further scene. All rules on all sites with all mistakes take hours: `npm run test:cross`.
for (const { mistake, site } of oneEach(MISTAKE_IDS, sites)) {
  const { breaks } = mistakeOf(mistake)
  test(`the mistake "${mistake}" on the site "${site.id}" is caught by ${breaks.join(' and ')}, and no other rule objects`, async ({
    browser,
  }, testInfo) => {
    const outcome = outcomeOf(await auditMistake(browser, site, mistake), mistakeOf(mistake))
    testInfo.annotations.push(annotationOf({ site: site.id, mistake, outcome }))
    expect(outcome).toEqual(RIGHT)
  })
}
