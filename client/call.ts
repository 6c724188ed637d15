/** One request to the control API. */

import type { Complaint } from '../settings/check.ts'

export type { Complaint } from '../settings/check.ts'

/** The control API refused, or could not be reached; the message is its sentence. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  /** Of the answer; null where none came. */
  readonly status: number | null
  /** What is wrong with the fields that were sent, where it is about fields. */
  readonly complaints: readonly Complaint[]

  constructor(sentence: string, status: number | null, { complaints = [], cause }: Reasons = {}) {
    super(sentence, { cause })
    this.status = status
    this.complaints = complaints
  }
}

type Reasons = { readonly complaints?: readonly Complaint[]; readonly cause?: unknown }

export type Address = {
  /** Of the stand-in; empty on one of its own pages. */
  readonly url: string
  /** Null on one of its own pages, which has a session. */
  readonly token: string | null
}

export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As in `/stages/main/answers`. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** Resolves with the JSON of the answer, or undefined where there is none. Rejects with a `ControlError`. */
export const call = async (address: Address, request: Request): Promise<unknown> => {
  const response = await open(address, request)
  return response.status === 204 ? undefined : jsonOf(address, response)
}

/** Resolves with an answer that is none of a problem, whose body is still to come. */
export const open = async ({ url, token }: Address, request: Request): Promise<Response> => {
  const { method, path, body, headers = {}, signal } = request
  const response = await fetch(`${url}/control${path}`, {
    method,
    headers: {
      ...headers,
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    signal?.throwIfAborted()
    throw new ControlError(`${standInAt(url)} does not answer: is it still running?`, null, { cause })
  })
  if (response.ok) return response
  const { error, complaints = [] } = (await jsonOf({ url }, response)) as Problem
  const sentences = complaints.map((complaint) => `${complaint.path} ${complaint.problem}`)
  throw new ControlError(sentences.length === 0 ? error : sentences.join(' '), response.status, { complaints })
}

type Problem = { readonly error: string; readonly complaints?: readonly Complaint[] }

const jsonOf = async ({ url }: Pick<Address, 'url'>, response: Response): Promise<unknown> => {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    const answer = `answered ${response.status} without JSON`
    throw new ControlError(`${standInAt(url)} ${answer}: is this its address?`, response.status, { cause })
  }
}

const standInAt = (url: string): string => (url === '' ? 'The stand-in' : `The stand-in at ${url}`)
