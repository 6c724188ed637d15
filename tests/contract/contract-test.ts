/** What every contract needs beside its stage: the control API of the stand-in as a plain HTTP client, and a second stage. */

import { randomUUID } from 'node:crypto'
import { expect, test as base, type RemoteStage } from '../over-http/remote-test.ts'
import { createRemoteStage } from '../over-http/remote-stage.ts'
import { undocumented } from './documented.ts'
import { send, type Answer, type Sending } from './http.ts'

export { expect } from '../over-http/remote-test.ts'

export type Control = {
  readonly url: string
  readonly token: string
  /** `path` as in `/stages/main/journal`; the token is sent along unless `headers` say otherwise. */
  readonly send: (path: string, sending?: Sending) => Promise<Answer>
}

export const test = base.extend<{ readonly control: Control; readonly anotherStage: RemoteStage }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  control: async ({}, use) => use(controlOf(setting('REHEARSAL_URL'), setting('REHEARSAL_CONTROL_TOKEN'))),
  anotherStage: async ({ control }, use) => {
    const stage = await createRemoteStage(
      { url: new URL(control.url).origin, token: control.token },
      `another-${randomUUID()}`,
      {},
    )
    await use(stage)
    await stage.drop()
  },
})

export const controlOf = (standInUrl: string, token: string): Control => {
  const url = `${standInUrl}/control`
  return {
    url,
    token,
    send: async (path, { headers, ...sending } = {}) => {
      const answer = await send(`${url}${path}`, {
        ...sending,
        headers: headers ?? { authorization: `Bearer ${token}` },
      })
      const { method = 'GET', body } = sending
      // Whatever a test is about: the document must not say anything else.
      expect(undocumented({ method, path, body, answer })).toBeNull()
      return answer
    },
  }
}

/** Milliseconds since 1970 on the stage. */
export const nowOn = async (control: Control, { id }: RemoteStage): Promise<number> => {
  const answer = await control.send(`/stages/${id}/clock`, { method: 'POST', body: '{ "advanceMs": 0 }' })
  return (answer.json() as { readonly now: number }).now
}

/** Moves the stage's clock on, step by step, until the promise has settled: the wait may begin only after a step. */
export const advanceUntil = async <Value>(
  stage: RemoteStage,
  stepMs: number,
  promise: Promise<Value>,
): Promise<Value> => {
  let isSettled = false
  const settle = (): void => {
    isSettled = true
  }
  promise.then(settle, settle)
  await expect(async () => {
    await stage.advanceClock(stepMs)
    expect(isSettled).toBe(true)
  }).toPass({ intervals: [10] })
  return promise
}

const setting = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: let Playwright's webServer start "rehearsal start"`)
  return value
}
