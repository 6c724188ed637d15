export const EXIT = {
  ok: 0,
  /** Findings, failed tests, or a refused token. */
  findings: 1,
  /** A wrong option or setting. */
  usage: 2,
  /** A port, a browser or a site that is not available, or a Node version that is too old. */
  environment: 3,
  /** Ended by Ctrl+C. As in shells, this is 128 plus the number of the signal. */
  interrupted: 130,
  terminated: 143,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** An error for the user: one sentence that says what went wrong, and the exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, sentence: string) {
    super(sentence)
    this.exitCode = exitCode
  }
}
