/**
 * The names of the steps of each scene, in the order in which they are played, and other names that scenes use. They are
 * apart from the scenes so that a rule, which only reads what was seen, loads no browser.
 */

export const VISIT = {
  opens: 'opens the site',
  signsIn: 'signs in',
  looksAround: 'opens a page with the chat',
  isTriedAgain: 'opens a page while the platform fails once',
  comesBack: 'comes back to the tab',
  stays: 'stays until the session of the chat ends',
  staysLonger: 'stays until it ends once more',
  signsOut: 'signs out',
} as const

export const PEOPLE = {
  opens: 'opens the site',
  firstIn: 'signs in',
  firstOut: 'signs out',
  secondIn: 'the next visitor signs in',
  secondOut: 'the next visitor signs out',
} as const

export const WITHOUT_TAG = {
  opens: 'opens the site',
  signsIn: 'signs in',
  looksAround: 'opens a page with the chat',
  signsOut: 'signs out',
} as const

export const FAILURE = {
  signsIn: 'signs in while the platform refuses',
  waits: 'waits for a day',
  opensNext: 'opens the next page',
  signsOut: 'signs out',
} as const

export const REASON = { opens: 'opens a page while the activation fails' } as const

export const NO_TOKEN = {
  opens: 'opens a page while the token endpoint fails',
  isRefused: 'opens a page while the token endpoint refuses',
  isForbidden: 'opens a page while the token endpoint forbids',
  isNotAnswered: 'opens a page while the token endpoint cannot be reached',
  getsNone: 'opens a page while the token endpoint answers without a token',
  cannotSignIn: 'tries to sign in while the sign-in of the site fails',
} as const

export const SESSION_ENDED = {
  opens: 'opens a page with the chat',
  ends: 'loses the session of the site, and stays until that of the chat ends',
} as const

export const TABS = {
  signsIn: 'signs in',
  opensSecond: 'opens the site in a second tab',
  stays: 'stays until the session of the chat ends',
  signsOut: 'signs out in the second tab',
  comesBack: 'comes back to the first tab',
} as const

export const GOING_BACK = {
  opens: 'opens the site',
  signsIn: 'signs in',
  looksAround: 'opens a page with the chat',
  signsOut: 'signs out',
  goesBack: 'goes back with the browser',
  /** Opens the pages that Back showed in another browser: what they show to everybody is not a secret. */
  asStranger: 'opens the same pages as an anonymous visitor',
} as const

/** The message of the error that the broken tag throws, to distinguish it from errors of the site. */
export const BROKEN_TAG = 'the tag is broken, for a rehearsal'

/** A foreign origin. No request is ever sent to it. */
export const ELSEWHERE = 'https://somebody-else.example'
