export const EXIT = {
  ok: 0,
  /** Findings, or failed tests. */
  findings: 1,
  /** A wrong option or setting. */
  usage: 2,
  /** A port, a browser, a site, a Node version that cannot be had. */
  environment: 3,
  /** Ended by Ctrl+C, as shells count it: 128 and the number of the signal. */
  interrupted: 130,
  terminated: 143,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What went wrong, in one sentence for the person, and how the process ends. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, sentence: string) {
    super(sentence)
    this.exitCode = exitCode
  }
}
