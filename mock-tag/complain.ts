/** Tells the integrator, in the console, what the site did wrong. */
export const complain = (sentence: string, error: unknown = ''): void =>
  console.error(`iAdvize (rehearsal): ${sentence}`, error)
