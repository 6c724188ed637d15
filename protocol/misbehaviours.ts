/** What a stage can be told to do instead of what it does by itself. */

/** What the platform does with an attempt. `judge` is what it does when nothing is prepared. */
export const ANSWERS = [
  'judge',
  'accept',
  'refuse',
  'server-error',
  'drop-connection',
  'malformed-body',
  'never-answer',
] as const
export type Answer = (typeof ANSWERS)[number]

/** What the brand's token backend does when it is asked for a token. `mint` is what it does when nothing is prepared. */
export const TOKEN_BACKEND_BEHAVIOURS = [
  'mint',
  'cannot-mint',
  'slow',
  'unreachable',
  'malformed-token',
  'signed-with-another-key',
  'encrypted-for-another-key',
  'expired-token',
  'another-visitors-token',
  'no-user-id',
  'user-id-too-long',
] as const
export type TokenBackendBehaviour = (typeof TOKEN_BACKEND_BEHAVIOURS)[number]

/** What a brand does when it cannot get a token; both are documented, the first is recommended. */
export const NO_TOKEN_CHOICES = ['no-chat', 'anonymous-chat'] as const
export type NoTokenChoice = (typeof NO_TOKEN_CHOICES)[number]

/** How many times in a row something prepared holds before the next prepared thing comes. */
export type Times = number | 'always'
