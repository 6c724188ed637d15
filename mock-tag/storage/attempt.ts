/** Storage may be denied by the browser or contain anything. The tag then works without it. */
export const attempt = <Result>(touchStorage: () => Result): Result | null => {
  try {
    return touchStorage()
  } catch {
    return null
  }
}
