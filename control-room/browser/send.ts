/** What the page asks the control API to do. */

import { call, type Request } from '../../client/call.ts'

export { ControlError, type Complaint } from '../../client/call.ts'

/** The session of the page goes along by itself. */
const HERE = { url: '', token: null } as const

/** `path` as in `stages/main/answers`. Resolves with the answer, or undefined where there is none. */
export const send = (method: Request['method'], path: string, body?: unknown): Promise<unknown> =>
  call(HERE, { method, path: `/${path}`, body })
