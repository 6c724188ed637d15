/** The sentence for a user's code file that cannot be loaded, with the first line of the error. */

export const loadFailure = (what: string, cause: unknown): string => {
  const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
  return `${what} cannot be loaded: ${reason.trim().replace(/\.$/, '')}.`
}
