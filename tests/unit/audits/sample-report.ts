/** A report as a real site would get it: some rules are broken, some could not be told. */

import { readFileSync } from 'node:fs'
import { DEFAULT_BUDGET } from '../../../audits/reports/budget.ts'
import { AUDIT_IDS, type AuditId } from '../../../audits/catalogue.ts'
import type { AuditReport, Evidence, Finding } from '../../../audits/finding.ts'
import { makeReport, type Run } from '../../../audits/reports/report.ts'

const png = readFileSync(new URL('../../../docs/images/control-room.png', import.meta.url)).toString('base64')

type Outcome =
  | { readonly verdict: 'pass' | 'not-applicable'; readonly summary: string; readonly evidence?: readonly Evidence[] }
  | {
      readonly verdict: 'fail' | 'warn'
      readonly problems: readonly string[]
      readonly summary: string
      readonly evidence?: readonly Evidence[]
    }
  | {
      readonly verdict: 'could-not-tell'
      readonly missing: string
      readonly summary: string
      readonly evidence?: readonly Evidence[]
    }

export const findingOf = (audit: AuditId, outcome: Outcome): Finding => ({
  audit,
  durationMs: 840,
  evidence: [],
  ...outcome,
})

export const pass = (audit: AuditId): Finding => findingOf(audit, { verdict: 'pass', summary: 'Seen as it should be.' })

export const fail = (audit: AuditId, ...problems: readonly string[]): Finding =>
  findingOf(audit, {
    verdict: 'fail',
    problems: problems.length === 0 ? ['broken'] : problems,
    summary: 'Seen broken.',
  })

export const warn = (audit: AuditId, ...problems: readonly string[]): Finding =>
  findingOf(audit, {
    verdict: 'warn',
    problems: problems.length === 0 ? ['broken'] : problems,
    summary: 'Seen doubtful.',
  })

export const untold = (audit: AuditId): Finding =>
  findingOf(audit, { verdict: 'could-not-tell', summary: 'Nothing was seen.', missing: 'A way to sign in.' })

export const notApplicable = (audit: AuditId): Finding =>
  findingOf(audit, { verdict: 'not-applicable', summary: 'The site has no policy.' })

export const runOf = (findings: readonly Finding[], changes: Partial<Run> = {}): Run => ({
  toolVersion: '0.1.0',
  command: 'audit',
  file: null,
  target: 'https://shop.example/account',
  startedAtMs: Date.UTC(2026, 10, 22, 9, 30),
  durationMs: 48_300,
  settings: { only: [], skip: [], budget: DEFAULT_BUDGET, baseline: null },
  findings,
  baseline: null,
  ...changes,
})

export const reportOf = (findings: readonly Finding[], changes: Partial<Run> = {}): AuditReport =>
  makeReport(runOf(findings, changes))

const BROKEN: Readonly<Partial<Record<AuditId, Outcome>>> = {
  'loading-early': {
    verdict: 'warn',
    problems: ['after-load'],
    summary: 'The tag was added 15.0 s after the page had loaded, by /assets/consent.js.',
    evidence: [
      {
        kind: 'timeline',
        caption: 'Opening the home page',
        steps: [
          { atMs: 0, who: 'visitor', what: 'opens https://shop.example/', isFault: false },
          { atMs: 912, who: 'site', what: 'has loaded', isFault: false },
          { atMs: 15_934, who: 'site', what: 'adds iadvize.js', isFault: true },
        ],
      },
    ],
  },
  'loading-csp': { verdict: 'not-applicable', summary: 'The pages have no Content-Security-Policy.' },
  'failure-no-anonymous': {
    verdict: 'fail',
    problems: ['at-once'],
    summary: 'After the refusal the page called activate again, with ANONYMOUS, and the visitor chatted as a stranger.',
    evidence: [
      {
        kind: 'timeline',
        caption: 'The platform refuses every token (SIGNATURE_INVALID)',
        steps: [
          { atMs: 0, who: 'visitor', what: 'opens the account page, signed in', isFault: false },
          { atMs: 380, who: 'site', what: 'calls activate', isFault: false },
          { atMs: 520, who: 'token endpoint', what: 'answers 200 with [token 5d41402a]', isFault: false },
          {
            atMs: 610,
            who: 'platform',
            what: 'refuses it: Failed to fetch authentication with a server error',
            isFault: false,
          },
          { atMs: 7_790, who: 'tag', what: 'gives up after three retries: authentication-failure', isFault: false },
          { atMs: 7_802, who: 'site', what: "calls activate with { type: 'ANONYMOUS' }", isFault: true },
        ],
      },
      { kind: 'screenshot', caption: 'The chat, open to a stranger', png },
      {
        kind: 'code',
        caption: 'Where the call comes from',
        url: 'https://shop.example/assets/chat.js',
        line: 214,
        text: `if (result.authentication.status !== 'authentication-success') {
  await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
}`,
      },
    ],
  },
  'failure-no-retry': {
    verdict: 'fail',
    problems: ['by-reload'],
    summary: 'The page reloaded itself 5 s after the failure, four times in all.',
    evidence: [{ kind: 'value', name: 'page loads within a minute', seen: '5', expected: '1' }],
  },
  'failure-every-reason': {
    verdict: 'could-not-tell',
    summary: 'Only one reason was tried, because the visitor could not be signed in a second time.',
    missing: 'A journey whose signOut works after a failed activation.',
  },
  'token-short-lived': {
    verdict: 'warn',
    problems: ['long-life'],
    summary: 'The token lives for 24 h.',
    evidence: [{ kind: 'value', name: 'exp minus iat', seen: '86400 s', expected: 'about 60 s' }],
  },
  'token-user-id-opaque': {
    verdict: 'warn',
    problems: ['e-mail'],
    summary: 'The user id is an e-mail address.',
    evidence: [
      {
        kind: 'value',
        name: 'https://iadvize.com/userId',
        seen: 'camille@example.com',
        expected: 'an id that tells nothing',
      },
    ],
  },
  'token-endpoint-session': {
    verdict: 'fail',
    problems: ['after-sign-out'],
    summary: 'The token endpoint answered with a token 0.2 s after the visitor had signed out.',
    evidence: [
      {
        kind: 'timeline',
        caption: 'Signing out, then asking for a token',
        steps: [
          { atMs: 0, who: 'visitor', what: 'signs out', isFault: false },
          { atMs: 190, who: 'audit', what: 'asks POST /api/iadvize-token with the cookies of before', isFault: false },
          { atMs: 236, who: 'token endpoint', what: 'answers 200 with [token 7c9e6679]', isFault: true },
        ],
      },
    ],
  },
  'session-another-tab': {
    verdict: 'could-not-tell',
    summary: 'The second tab never finished loading.',
    missing: 'A page that loads within 30 s.',
  },
}

const GOOD = 'Seen as it should be, three times out of three.'

export const sampleReport: AuditReport = reportOf(
  AUDIT_IDS.map((audit) => findingOf(audit, BROKEN[audit] ?? { verdict: 'pass', summary: GOOD })),
)
