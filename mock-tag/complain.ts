/** Reports a mistake of the site in the console, for the integrator. */
export const complain = (sentence: string, error: unknown = ''): void =>
  console.error(`iAdvize (rehearsal): ${sentence}`, error)

/** Reports a mistake in spite of which the tag can continue. */
export const warn = (sentence: string): void => console.warn(`iAdvize (rehearsal): ${sentence}`)
