/** The part of Playwright's JSON report that the summary reads. */
type Report = {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
  /** What went wrong outside any test, a file that did not load for instance. */
  readonly errors: readonly unknown[]
}

export type Summary = { readonly line: string; readonly isGreen: boolean; readonly complaint?: string }

/** `report` is Playwright's JSON report as text, `null` when there is none. No result at all is not a success. */
export function summarize(report: string | null): Summary {
  const read = report === null ? null : readReport(report)
  if (read === null) {
    return {
      line: lineOf(0, 0, 0),
      isGreen: false,
      complaint: 'There are no results: the tests did not run to the end.',
    }
  }
  const { expected, unexpected, flaky, skipped } = read.stats
  // A test that passes only when asked again has failed.
  const failed = unexpected + flaky
  const line = lineOf(expected, failed, skipped)
  if (expected + failed === 0) return { line, isGreen: false, complaint: 'Not a single test ran.' }
  if (read.errors.length > 0) {
    return {
      line,
      isGreen: false,
      complaint: `Errors outside the tests: ${read.errors.length}. They are in the output above.`,
    }
  }
  return { line, isGreen: failed === 0 }
}

function lineOf(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}

/** A report that was cut off while it was written is none. */
function readReport(report: string): Report | null {
  try {
    return JSON.parse(report) as Report
  } catch {
    return null
  }
}
