const [MAJOR, MINOR] = [20, 19] as const

/** A sentence when this Node is too old, else null. */
export const nodeComplaint = (version: string): string | null => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return null
  return `rehearsal needs Node ${MAJOR}.${MINOR} or newer, and this is Node ${version}: install a newer one from nodejs.org.`
}
