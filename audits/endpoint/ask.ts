/** Asks as a page does: follows redirects, and keeps the cookies that come with the answers. */

import { NOBODY, renewedBy, type Credentials } from './credentials.ts'
import { NoAnswerError } from './no-answer.ts'
import { sendingOf, type Question } from './request.ts'
import type { Received, Send } from './send.ts'

export type Asked = {
  readonly answer: Received
  /** Where the answer came from in the end. */
  readonly url: string
  /** With the cookies that the answers have renewed. */
  readonly who: Credentials
}

/** As in browsers. */
const MOST_REDIRECTS = 20

/** `origin` is that of the page; see `sendingOf`. Rejects with a `NoAnswerError`. */
export const ask = async (send: Send, question: Question, as: As): Promise<Asked> => {
  let { who } = as
  let next = question
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    // A browser sends neither cookies nor headers of the page to another host.
    const isHome = hostOf(next) === hostOf(question)
    const answer = await send(sendingOf(next, isHome ? who : NOBODY, as.origin))
    if (isHome) who = renewedBy(who, answer.setCookies, Date.now())
    const redirected = redirectOf(next, answer)
    if (redirected === null) return { answer, url: next.url, who }
    next = redirected
  }
  throw new NoAnswerError({
    says: `redirects more than ${MOST_REDIRECTS} times, in the end to ${withoutQuery(next.url)}`,
    fix: 'Give the address that answers with the token itself.',
  })
}

const hostOf = ({ url }: Question): string => new URL(url).hostname

export type As = { readonly who: Credentials; readonly origin?: string }

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

const redirectOf = (asked: Question, { status, headers }: Received): Question | null => {
  const { location } = headers
  if (!REDIRECTS.includes(status) || location === undefined || !URL.canParse(location, asked.url)) return null
  const { href: url, protocol } = new URL(location, asked.url)
  if (!/^https?:$/.test(protocol)) return null
  const isKept = status >= 307 || asked.method === 'GET' || asked.method === 'HEAD'
  return isKept ? { ...asked, url } : { url, method: 'GET', body: null }
}

/** A query may hold a secret. */
export const withoutQuery = (url: string): string => {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
