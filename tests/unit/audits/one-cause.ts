/** The report of a site with one mistake: a policy that blocks the tag; and of one with a journey that cannot sign in. */

import { AUDIT_IDS, type AuditId } from '../../../audits/catalogue.ts'
import type { AuditReport, Cause, Finding } from '../../../audits/finding.ts'
import { fail, findingOf, pass, reportOf, untold } from './sample-report.ts'

const SEEN_ANYWAY: readonly AuditId[] = ['loading-snippet', 'loading-early', 'loading-without-tag', 'token-private-key']

const blocked = (audit: AuditId): Finding => {
  if (audit === 'loading-csp') {
    return findingOf(audit, {
      verdict: 'fail',
      problems: ['script-src'],
      summary:
        'The Content-Security-Policy blocks what the tag needs: https://halc.iadvize.com/iadvize.js by script-src.',
      evidence: [
        {
          kind: 'value',
          name: 'Content-Security-Policy of https://shop.example/account',
          seen: "script-src 'self'",
          expected: 'script-src with https://*.iadvize.com',
        },
      ],
    })
  }
  if (SEEN_ANYWAY.includes(audit)) return pass(audit)
  const finding = audit === 'activation-secured' ? fail(audit, 'no-activation') : untold(audit)
  return { ...finding, consequenceOf: 'loading-csp' }
}

export const blockedTagReport: AuditReport = reportOf(AUDIT_IDS.map(blocked))

const SIGN_IN: Cause = {
  id: 'cause-sign-in',
  title: 'The sign-in of the journey failed',
  summary: 'The step "signs in" failed on https://shop.example/sign-in: Timeout 15000ms exceeded.',
  fix: 'Fix signIn in the journey, or the account that it uses, and run the audit again.',
  evidence: [],
}

export const noSignInReport: AuditReport = reportOf(
  AUDIT_IDS.map((audit) => ({ ...untold(audit), consequenceOf: SIGN_IN.id })),
  { causes: [SIGN_IN] },
)
