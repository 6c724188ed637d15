/** A browser may deny its storage, and anybody may have written into it; the tag then goes on without. */
export const attempt = <Result>(touchStorage: () => Result): Result | null => {
  try {
    return touchStorage()
  } catch {
    return null
  }
}
