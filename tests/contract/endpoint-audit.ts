/** Audits an endpoint in this process, over HTTP. */

import type { Sessions } from '../../audits/endpoint/calls.ts'
import { cookiesIn, NOBODY, type Credentials } from '../../audits/endpoint/credentials.ts'
import { ENDPOINT_AUDITS } from '../../audits/endpoint/judge-endpoint.ts'
import type { AuditReport } from '../../audits/finding.ts'
import { independent } from '../../audits/reports/readiness.ts'
import { reportOn } from '../../cli/audit-endpoint/command.ts'
import { judgesFor } from '../../cli/audit-endpoint/judges.ts'
import type { Plan } from '../../cli/audit-endpoint/plan.ts'
import type { EndpointOptions } from '../../settings/endpoint.ts'
import { DEMO_ACCOUNTS } from '../../token-backend/accounts.ts'

type Asked = {
  readonly url: string
  readonly sessions: Sessions
  readonly plan?: Partial<Omit<Plan, 'question' | 'sessions'>>
  readonly question?: Partial<Plan['question']>
  readonly judges?: Omit<EndpointOptions, 'json'>
}

export const auditOf = async ({ url, sessions, plan = {}, question = {}, judges = {} }: Asked): Promise<AuditReport> =>
  reportOn(
    {
      question: { url, method: 'POST', body: null, ...question },
      sessions,
      field: null,
      times: 3,
      audits: ENDPOINT_AUDITS,
      limitMs: 60_000,
      ignoreHttpsErrors: false,
      settings: { only: [], skip: [], budget: 'fail', baseline: null },
      baseline: null,
      reports: [],
      ...plan,
    },
    await judgesFor(judges),
    { signal: new AbortController().signal },
  )

export const withCookies = (text: string): Credentials => ({ ...NOBODY, cookies: cookiesIn(text) })

const [CAMILLE, JONAS] = DEMO_ACCOUNTS

/** The sessions of the demo shop at this address, which ends with a slash. The token endpoint was asked in the ended one. */
export const sessionsAt = async (shop: string, tokenPath = 'api/iadvize-token'): Promise<Sessions> => {
  const [own, again, ended, another] = await Promise.all(
    [CAMILLE, CAMILLE, CAMILLE, JONAS].map((one) => signIn(shop, one)),
  )
  const asked = await fetch(`${shop}${tokenPath}`, { method: 'POST', headers: { cookie: ended ?? '' } })
  const all = [ended ?? '', ...namesAndValues(asked)].join('; ')
  await fetch(`${shop}api/sign-out`, { method: 'POST', headers: { cookie: all } })
  return {
    own: withCookies(own ?? ''),
    again: withCookies(again ?? ''),
    another: withCookies(another ?? ''),
    ended: withCookies(all),
  }
}

const signIn = async (shop: string, account: (typeof DEMO_ACCOUNTS)[number] | undefined): Promise<string> => {
  const { email, password } = account ?? {}
  const answer = await fetch(`${shop}api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return namesAndValues(answer).join('; ')
}

const namesAndValues = ({ headers }: Response): readonly string[] =>
  headers.getSetCookie().map((cookie) => cookie.replace(/;.*$/, ''))

/** What a reader has to act on, as "verdict audit: problems". */
export const objections = ({ findings }: AuditReport): readonly string[] =>
  independent(findings).flatMap((finding) =>
    'problems' in finding ? [`${finding.verdict} ${finding.audit}: ${finding.problems.join(', ')}`] : [],
  )

/** Rules that could not be judged. */
export const untold = ({ findings }: AuditReport): readonly string[] =>
  findings.flatMap(({ verdict, audit }) => (verdict === 'could-not-tell' ? [audit] : []))
