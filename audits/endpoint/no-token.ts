/** Why the first answer has no token, and what to do. Pure. */

import type { Trouble } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'
import { withoutQuery } from './ask.ts'
import type { Called, EndpointPlan } from './calls.ts'
import { hasCredentials } from './credentials.ts'
import type { Received } from './send.ts'
import { isWebPage, noTokenWords } from './token-place.ts'

export const troubleOf = (first: Called, plan: EndpointPlan): Trouble => {
  const { says, fix } = first.why ?? whyNoToken(first, plan)
  const title = first.answer === null ? 'The token endpoint could not be asked' : 'The token endpoint gave no token'
  return {
    step: VISIT.signsIn,
    sentence: `${plan.question.method} ${withoutQuery(plan.question.url)} ${says}.`,
    png: null,
    cause: { id: 'cause-no-token-from-endpoint', title, fix },
  }
}

type Why = { readonly says: string; readonly fix: string }

const GIVE_SESSION = 'Give the cookies of a customer who is signed in, with --cookie @file, or headers with --header.'
const RENEW_SESSION =
  'Sign in again and give the new cookies or headers. If the page sends a header against forgery (CSRF), give it with --header as well.'

const NOTHING: Pick<Received, 'status' | 'headers' | 'text'> = { status: 0, headers: {}, text: '' }

const whyNoToken = (called: Called, plan: EndpointPlan): Why => {
  const { answer, url } = called
  const { status, headers, text } = answer ?? NOTHING
  const from = url === plan.question.url ? '' : `, after redirects to ${withoutQuery(url)}`
  const isSignedIn = hasCredentials(plan.sessions.own)
  if (status >= 200 && status < 300) return whyWithoutToken(called, { plan, from, isSignedIn })
  const says = `answered with ${status}${from}`
  if (status === 401 || status === 403) {
    return isSignedIn
      ? { says: `${says}: it does not take the session that was given`, fix: RENEW_SESSION }
      : { says: `${says}: no session was given`, fix: GIVE_SESSION }
  }
  if (status === 404 || status === 405) {
    const allowed = headers['allow'] === undefined ? '' : `; it allows ${headers['allow']}`
    return {
      says: `${says}${allowed}`,
      fix: 'Check the address, and give the method that the page uses: --method GET.',
    }
  }
  if (status >= 300 && status < 400) {
    return { says: `${says}, and no address to go on to`, fix: 'Give the address that answers with the token itself.' }
  }
  if (status === 429) return { says: `${says}: it was asked too often`, fix: 'Run the audit again in a while.' }
  if (status >= 500) return { says, fix: 'Look into the log of the back end, and run the audit again.' }
  return {
    says: `${says}: ${noTokenWords(text)}`,
    fix: 'Send what the page sends: its body with --body @file, and its headers with --header.',
  }
}

type Around = { readonly plan: EndpointPlan; readonly from: string; readonly isSignedIn: boolean }

const whyWithoutToken = ({ answer }: Called, { plan, from, isSignedIn }: Around): Why => {
  const { status, headers, text } = answer ?? NOTHING
  const says = `answered with ${status}${from}, but with no token`
  if (isWebPage(text, headers['content-type'])) {
    const page = /<title[^>]*>([^<]{1,60})/i.exec(text)?.[1]?.trim()
    const named = page ? ` (${JSON.stringify(page)})` : ''
    const fix = isSignedIn ? RENEW_SESSION : GIVE_SESSION
    return { says: `${says}: it is a web page${named}`, fix: `If that is where visitors sign in: ${lowerFirst(fix)}` }
  }
  if (plan.field !== null) {
    return {
      says: `${says} in the field ${JSON.stringify(plan.field.join('.'))}: it is ${noTokenWords(text)}`,
      fix: 'Name the field from the outside in, as in --field data.chat.token, or leave --field out.',
    }
  }
  if (text.trim() === '' && !isSignedIn) return { says, fix: GIVE_SESSION }
  return {
    says: `${says}: it is ${noTokenWords(text)}`,
    fix: isSignedIn
      ? `If the answer has a token, name its field with --field. If it refuses the session: ${lowerFirst(RENEW_SESSION)}`
      : GIVE_SESSION,
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
