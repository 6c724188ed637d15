import type { Visitor } from '../playwright-kit/journey.ts'

/** What the tokens name the person by; throws an Error of one sentence. */
export const userIdOf = ({ userId, name, email }: Visitor): string => {
  if (userId !== undefined) return userId
  throw new Error(
    `The journey does not say by which user id your tokens name ${name ?? email ?? 'this visitor'}: add userId to the visitor, or write "the chat is secured".`,
  )
}
