/**
 * The chat for a shop with signed-in customers. Copy this file; it needs nothing else.
 *
 *     startChat({ tokenUrl: '/api/iadvize-token' })   on every page that a signed-in customer loads
 *     await endChat()                                 when the customer signs out, before your own session ends
 *
 * A single-page site calls the first after each sign-in and the second at each sign-out.
 *
 * The vendor's snippet may come before or after this code. If the tag is blocked, nothing happens and your page continues.
 */

export type ChatOptions = {
  /** Your own endpoint. It knows the customer from the session cookie and answers `{ "token": "…" }`. */
  readonly tokenUrl: string
  /** What to do if you have no token. The vendor recommends no chat, which is the default. */
  readonly whenNoToken?: 'no-chat' | 'anonymous-chat'
  /** Called once with the result, in case your page shows or hides something. */
  readonly onSettled?: (outcome: ChatOutcome) => void
}

export type ChatOutcome =
  | { readonly status: 'secured' | 'anonymous' }
  | { readonly status: 'no-token' | 'failed'; readonly reason: string }

/** Milliseconds. The chat waits no longer than this for your endpoint. */
const TOKEN_TIME_LIMIT_MS = 8_000
/** Milliseconds. Signing out waits no longer than this for the tag. */
const LOGOUT_TIME_LIMIT_MS = 2_000

const page: Window & ChatPage = window

// The tag may load late. A customer who has signed out by then must not be signed in to the chat.
let visit = 0

/** Call it once per sign-in and per page load, and only for a customer who is signed in to your shop. */
export const startChat = ({ tokenUrl, whenNoToken = 'no-chat', onSettled }: ChatOptions): void => {
  const thisVisit = (visit += 1)
  const start: Start = { tokenUrl, whenNoToken, hasEnded: () => visit !== thisVisit }
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(async (iAdvize) => {
    const outcome = await activate(iAdvize, start).catch((error: unknown): ChatOutcome => ({
      status: 'failed',
      reason: messageOf(error),
    }))
    // The result also holds the token: log only the reason, never the whole result.
    if ('reason' in outcome) console.warn(`The chat is not available: ${outcome.reason}`)
    onSettled?.(outcome)
  })
}

/** Never rejects, and does not wait for a tag that is missing. */
export const endChat = async (): Promise<void> => {
  visit += 1
  try {
    await Promise.race([page.iAdvize?.logout(), after(LOGOUT_TIME_LIMIT_MS)])
  } catch (error) {
    console.warn(`The chat could not be ended: ${messageOf(error)}`)
  }
}

type Start = Required<Pick<ChatOptions, 'tokenUrl' | 'whenNoToken'>> & { readonly hasEnded: () => boolean }

const activate = async (iAdvize: Tag, { tokenUrl, whenNoToken, hasEnded }: Start): Promise<ChatOutcome> => {
  // Get a token before you call `activate`: without a token, it must not be called at all.
  let firstToken: string | null
  try {
    firstToken = await mintToken(tokenUrl)
  } catch (error) {
    if (whenNoToken === 'no-chat' || hasEnded()) return { status: 'no-token', reason: `no token, ${messageOf(error)}` }
    return outcomeOf(await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })), 'anonymous')
  }
  if (hasEnded()) return { status: 'no-token', reason: 'the customer has signed out' }

  // The tag calls this again when it retries or the session ends. Return a fresh token each time: it is valid for a minute.
  const provideToken = async (): Promise<ProvidedAuthentication> => {
    const token = firstToken ?? (await mintToken(tokenUrl))
    firstToken = null
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
  }
  return outcomeOf(await iAdvize.activate(provideToken), 'secured')
}

// A failure is final. The tag has already retried, so do not retry again. Do not activate anonymously instead either: a known
// customer must not continue as an unknown one.
const outcomeOf = ({ authentication }: Activation, status: 'secured' | 'anonymous'): ChatOutcome =>
  authentication.status === 'authentication-success'
    ? { status }
    : { status: 'failed', reason: authentication.reason ?? 'no reason was given' }

/** A fresh token for the customer of the session. Rejects with a sentence that is safe to log. */
export const mintToken = async (tokenUrl: string): Promise<string> => {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    credentials: 'same-origin',
    signal: AbortSignal.timeout(TOKEN_TIME_LIMIT_MS),
  }).catch((cause: unknown) => {
    throw new Error('the shop did not answer', { cause })
  })
  if (!response.ok) throw new Error(`the shop answered ${response.status}`)
  // The browser's own message about invalid JSON quotes the body, which may hold a token, so it must not reach the console.
  const answer = (await response.json().catch(() => null)) as { readonly token?: unknown } | null
  if (typeof answer?.token !== 'string') throw new Error('the shop answered without one')
  return answer.token
}

const after = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs))

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The parts of the vendor's interface that this file uses. */
type ChatPage = { iAdvizeInterface?: ((iAdvize: Tag) => unknown)[]; iAdvize?: Tag }

type Tag = {
  activate(provider: () => ProvidedAuthentication | Promise<ProvidedAuthentication>): Promise<Activation>
  logout(): Promise<unknown>
}

type ProvidedAuthentication = {
  readonly authenticationOption:
    | { readonly type: 'SECURED_AUTHENTICATION'; readonly token: string }
    | { readonly type: 'ANONYMOUS' }
}

type Activation = { readonly authentication: { readonly status: string; readonly reason?: string } }
