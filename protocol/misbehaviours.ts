/** What a stage can do, on request, instead of its normal behaviour. */

/** What the platform does with an attempt. It uses `judge` if nothing is prepared. */
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

/** What the brand's token backend does when it is asked for a token. It uses `mint` if nothing is prepared. */
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

/** What a brand's site does when it cannot get a token. The vendor documents both, and recommends the first. */
export const NO_TOKEN_CHOICES = ['no-chat', 'anonymous-chat'] as const
export type NoTokenChoice = (typeof NO_TOKEN_CHOICES)[number]

/** How many times in a row a prepared value is used before the next one. */
export type Times = number | 'always'
