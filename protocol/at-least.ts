/** Whether a version, such as "1.50.1", is this one or a newer one. `oldest` is given as "1.50". */
export const isAtLeast = (version: string, oldest: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number)
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}
