import { expect, test } from '@playwright/test'
import { auditSite } from './audit.ts'
import { annotationOf } from './cell.ts'
import { findSites } from './find-sites.ts'
import { MISTAKE_IDS, mistakeOf } from './mistakes.ts'
import { outcomeOf, RIGHT } from './outcome.ts'

for (const site of await findSites()) {
  for (const mistake of [null, ...MISTAKE_IDS]) {
    test(`the site "${site.id}" with ${mistake === null ? 'no mistake' : `the mistake "${mistake}"`} gets the right findings`, async ({
      browser,
    }, testInfo) => {
      const findings = await auditSite(browser, site, mistake)
      const outcome = outcomeOf(findings, mistake === null ? null : mistakeOf(mistake))
      testInfo.annotations.push(annotationOf({ site: site.id, mistake, outcome }))
      expect(outcome).toEqual(RIGHT)
    })
  }
}
