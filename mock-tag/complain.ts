/** Tells the integrator, in the console, what the site did wrong. */
export const complain = (sentence: string, error: unknown = ''): void =>
  console.error(`iAdvize (rehearsal): ${sentence}`, error)

/** The same for what the tag can go on without. */
export const warn = (sentence: string): void => console.warn(`iAdvize (rehearsal): ${sentence}`)
