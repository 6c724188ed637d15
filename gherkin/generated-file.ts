/** The tests that playwright-bdd makes of a feature say from which of its lines they are. */

export type GeneratedFile = {
  /** The feature, from the folder of the configuration. */
  readonly feature: string
  /** Lines of the feature, of a scenario or of a row of its examples, by the lines of the tests. */
  readonly lines: ReadonlyMap<number, number>
  /** The same of steps. */
  readonly steps: ReadonlyMap<number, number>
}

/** Null for a file that was not made of a feature. */
export const readGenerated = (text: string): GeneratedFile | null => {
  const [, feature] = /^\/\/ Generated from: (.+)$/m.exec(text) ?? []
  if (feature === undefined) return null
  const pairs = text.matchAll(/^\s*\{"pwTestLine":(\d+),"pickleLine":(\d+)/gm)
  const steps = text.matchAll(/\{"pwStepLine":(\d+),"gherkinStepLine":(\d+)/g)
  return { feature, lines: linesIn(pairs), steps: linesIn(steps) }
}

const linesIn = (pairs: Iterable<readonly string[]>): ReadonlyMap<number, number> =>
  new Map([...pairs].map(([, test, line]) => [Number(test), Number(line)]))
