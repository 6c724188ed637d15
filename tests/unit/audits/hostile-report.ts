/** A report whose every text was written by somebody who wants to break out of it. */

import { auditsIn } from '../../../audits/catalogue.ts'
import { GROUP_IDS } from '../../../audits/catalogue/groups.ts'
import type { AuditReport, Evidence } from '../../../audits/finding.ts'
import { findingOf, reportOf } from './sample-report.ts'

export const HOSTILE = `</script></style></title>]]></failure>"'><img src=x onerror="window.broken=1"><script>window.broken=1</script>&amp;&#x3c;b>{0}\u001b[2J\u202e\u0000`

const evidence: readonly Evidence[] = [
  { kind: 'timeline', caption: HOSTILE, steps: [{ atMs: 0, who: 'site', what: HOSTILE, isFault: true }] },
  { kind: 'screenshot', caption: HOSTILE, png: 'iVBORw0KGgo=' },
  { kind: 'value', name: HOSTILE, seen: HOSTILE, expected: HOSTILE },
  { kind: 'code', caption: HOSTILE, url: 'javascript:window.broken=1', line: 1, text: HOSTILE },
]

/** `text` stands wherever a site, or the person who starts the audit, can put one. */
export const hostileReport = (text: string = HOSTILE): AuditReport => {
  const own = evidence.map((one) => replaced(one, text))
  return reportOf(
    GROUP_IDS.flatMap((group) => auditsIn(group).slice(0, 1)).map((audit, index) => {
      if (index % 3 === 0)
        return findingOf(audit, { verdict: 'could-not-tell', summary: text, missing: text, evidence: own })
      if (index % 3 === 1)
        return findingOf(audit, { verdict: 'fail', problems: ['broken'], summary: text, evidence: own })
      return findingOf(audit, { verdict: 'warn', problems: ['broken'], summary: text, evidence: own })
    }),
    {
      target: `https://shop.example/?q=${text}`,
      settings: { only: [text], skip: [text], budget: 'fail,all=90', baseline: text },
    },
  )
}

const replaced = (one: Evidence, text: string): Evidence =>
  JSON.parse(JSON.stringify(one), (_name, value: unknown) => (value === HOSTILE ? text : value)) as Evidence
