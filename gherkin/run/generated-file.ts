/** Reads, from the tests that playwright-bdd generates, which lines of the feature they come from. */

export type GeneratedFile = {
  /** The feature's path, relative to the folder of the configuration. */
  readonly feature: string
  /** The feature's lines of scenarios or example rows, by the line of the generated test. */
  readonly lines: ReadonlyMap<number, number>
  /** The feature's lines of steps, by the line of the generated step. */
  readonly steps: ReadonlyMap<number, number>
}

/** Null for a file that was not generated from a feature. */
export const readGenerated = (text: string): GeneratedFile | null => {
  const [, feature] = /^\/\/ Generated from: (.+)$/m.exec(text) ?? []
  if (feature === undefined) return null
  const pairs = text.matchAll(/^\s*\{"pwTestLine":(\d+),"pickleLine":(\d+)/gm)
  const steps = text.matchAll(/\{"pwStepLine":(\d+),"gherkinStepLine":(\d+)/g)
  return { feature, lines: linesIn(pairs), steps: linesIn(steps) }
}

const linesIn = (pairs: Iterable<readonly string[]>): ReadonlyMap<number, number> =>
  new Map([...pairs].map(([, test, line]) => [Number(test), Number(line)]))
