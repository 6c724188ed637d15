/** Sends one attempt to the platform and returns its result. Never throws. */

import type { AuthenticationOption } from '../protocol/activation.ts'
import {
  AUTHENTICATE_ANONYMOUS_VISITOR,
  AUTHENTICATE_SECURED_VISITOR,
  type AuthenticateResponse,
  type VisitorSessionPayload,
} from '../protocol/graphql.ts'
import { pageFailure, type AttemptAnswer, type Identity, type TagFailure } from './activation/states.ts'
import type { JournalWriter } from './journal-writer.ts'

export type PlatformClient = (option: AuthenticationOption, vuid: string | null) => Promise<AttemptAnswer>

export const createPlatformClient =
  (url: string, sid: string, { journal, answerTimeoutMs, conversationId }: PlatformClientOptions): PlatformClient =>
  async (option, vuid) => {
    const isSecured = option.type === 'SECURED_AUTHENTICATION'
    const report = journal.carry()
    const body = JSON.stringify({
      query: isSecured ? AUTHENTICATE_SECURED_VISITOR : AUTHENTICATE_ANONYMOUS_VISITOR,
      variables: { projectId: sid, vuid, ...(isSecured ? { jwe: option.token } : {}) },
      extensions: { rehearsal: { journal: report, conversationId } },
    })
    const abort = new AbortController()
    // A plain timer rather than `AbortSignal.timeout`, so that a test's virtual clock moves it.
    const timer = setTimeout(() => abort.abort(), answerTimeoutMs)
    try {
      const headers = { 'content-type': 'application/json', accept: 'application/json' }
      const response = await fetch(url, { method: 'POST', body, headers, signal: abort.signal })
      // If a report was received but the attempt failed, the report is sent again, and the stage drops the duplicates.
      if (response.ok) journal.confirm(report)
      return readAnswer(await response.text(), isSecured)
    } catch {
      return refused(pageFailure('NETWORK_ERROR'))
    } finally {
      clearTimeout(timer)
      journal.release()
    }
  }

type PlatformClientOptions = {
  readonly journal: JournalWriter
  readonly answerTimeoutMs: number
  /** A conversation on another domain that an anonymous visitor continues. */
  readonly conversationId?: string | null
}

const readAnswer = (text: string, isSecured: boolean): AttemptAnswer => {
  try {
    const { data, errors } = JSON.parse(text) as AuthenticateResponse
    if (data?.session) {
      const identity = identityOf(data.session, isSecured)
      if (isText(identity.vuid) && isText(identity.accessToken)) return { accepted: true, identity }
    }
    const [refusal] = errors ?? []
    if (refusal !== undefined && isText(refusal.message) && refusal.extensions.code)
      return refused({ reason: refusal.message, ...refusal.extensions })
  } catch {
    // Not an answer of a working platform.
  }
  return refused(pageFailure('SERVER_ERROR'))
}

const identityOf = ({ visitor, visitorSessionToken }: VisitorSessionPayload, isSecured: boolean): Identity => ({
  kind: isSecured ? 'secured' : 'anonymous',
  ...visitorSessionToken,
  ...visitor,
})

const refused = (failure: TagFailure): AttemptAnswer => ({ accepted: false, failure })

const isText = (value: unknown): value is string => typeof value === 'string'
