import type { Browser } from '@playwright/test'
import { AUDIT_IDS, type AuditId } from '../../audits/catalogue.ts'
import type { Finding } from '../../audits/finding.ts'
import { runAudits } from '../../audits/run.ts'
import { DEMO_SID, loadKeys } from '../../environment/keys.ts'
import { inTheScenesOf } from './in-the-scenes-of.ts'
import { mistakeOf, type MistakeId } from './mistakes.ts'
import type { Site } from './site.ts'
import { startSite } from './start.ts'

/** Runs every audit, as `rehearsal audit` does for a user who gives the public key. */
export const auditSite = (browser: Browser, site: Site, mistake: MistakeId | null): Promise<readonly Finding[]> =>
  audit(browser, { site, mistake, audits: AUDIT_IDS })

/** Runs the rules that must catch the mistake, and those that need no further scene. */
export const auditMistake = (browser: Browser, site: Site, mistake: MistakeId): Promise<readonly Finding[]> =>
  audit(browser, { site, mistake, audits: inTheScenesOf(mistakeOf(mistake).breaks) })

type Audited = { readonly site: Site; readonly mistake: MistakeId | null; readonly audits: readonly AuditId[] }

const audit = async (browser: Browser, { site, mistake, audits }: Audited): Promise<readonly Finding[]> => {
  const { url, close } = await startSite(site, mistake)
  try {
    const project = { sid: Number(DEMO_SID), publicKey: loadKeys().brandPublicPem }
    return await runAudits({ browser, url, journey: site.journey, project, audits })
  } finally {
    await close()
  }
}
