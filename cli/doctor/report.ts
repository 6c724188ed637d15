/** What `rehearsal doctor` found. A format number goes up when programs that read the format must change. */

export const DOCTOR_FORMAT = 1

/** From the worst to the best. */
export const VERDICTS = ['problem', 'warning', 'could-not-tell', 'ok'] as const

export type Verdict = (typeof VERDICTS)[number]

/** What can be looked at, with the name of it that a person reads. An id is permanent. */
export const SUBJECTS = {
  node: 'Node',
  package: 'Rehearsal',
  playwright: 'Playwright',
  'playwright-copies': 'Copies of Playwright',
  'playwright-bdd': 'playwright-bdd',
  browser: 'Browser',
  'stand-in-port': 'Port of the stand-in',
  'demo-port': 'Port of the demo shop',
  settings: 'Settings file',
  'control-token': 'Control token',
  key: 'Public key',
  journey: 'Journey',
  site: 'Site',
  'local-network': 'Local network access',
  'token-endpoint': 'Token endpoint',
  certificate: 'Certificate',
  clock: 'Clock',
} as const

export type FindingId = keyof typeof SUBJECTS

export type Finding = {
  readonly id: FindingId
  /** What it is about, in words. */
  readonly subject: string
  readonly verdict: Verdict
  readonly seen: string
  /** What to do; null if nothing must be done. */
  readonly fix: string | null
}

export const SETTING_SOURCES = ['file', 'environment', 'default'] as const

/** A setting in force. */
export type Setting = {
  readonly name: string
  /** In words. It repeats nothing secret. */
  readonly value: string
  readonly source: (typeof SETTING_SOURCES)[number]
}

export type DoctorReport = {
  readonly format: typeof DOCTOR_FORMAT
  /** Of Rehearsal. */
  readonly version: string
  readonly folder: string
  /** As it was named or found; null if there is none. */
  readonly settingsFile: string | null
  /** The worst of the findings. */
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly settings: readonly Setting[]
}

type Outcome = Pick<Finding, 'verdict' | 'seen' | 'fix'>

export const ok = (seen: string): Outcome => ({ verdict: 'ok', seen, fix: null })
export const warning = (seen: string, fix: string): Outcome => ({ verdict: 'warning', seen, fix })
export const problem = (seen: string, fix: string): Outcome => ({ verdict: 'problem', seen, fix })
export const couldNotTell = (seen: string, fix: string | null = null): Outcome => ({
  verdict: 'could-not-tell',
  seen,
  fix,
})

export const finding = (id: FindingId, outcome: Outcome, subject: string = SUBJECTS[id]): Finding => ({
  id,
  subject,
  ...outcome,
})

export const worstOf = (findings: readonly Finding[]): Verdict =>
  VERDICTS.find((verdict) => findings.some((one) => one.verdict === verdict)) ?? 'ok'
