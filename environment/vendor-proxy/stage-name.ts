/** Which stage a client of the proxy names: as its user name, or in a header. Pure. */

import type { IncomingHttpHeaders } from 'node:http'

/** Null if it names none. */
export const stageNameOf = (headers: IncomingHttpHeaders): string | null =>
  userNameOf(headers['proxy-authorization']) ?? namedInHeader(headers['x-rehearsal-stage'])

/** The password does not matter: a stage is no secret, and the proxy listens on this machine only. */
const userNameOf = (authorization: string | undefined): string | null => {
  const encoded = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return null
  const [name = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return name === '' ? null : name
}

const namedInHeader = (given: string | readonly string[] | undefined): string | null =>
  typeof given === 'string' && given !== '' ? given : null

export const unknownStage = (name: string): string =>
  `There is no stage ${JSON.stringify(name.slice(0, 64))} here: create it over the control API, or name none to be on the stage main.`
