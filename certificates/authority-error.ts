/** The authority cannot be made, read or removed. The message is the sentence for the user. */
export class AuthorityError extends Error {
  override readonly name = 'AuthorityError'
}
