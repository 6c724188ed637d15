/** What a request asks to audit, as the stage and the machine allow it. */

import type { z } from 'zod'
import type { Stage } from '../../stage/stage.ts'
import type { AUDIT_BODY } from '../schemas.ts'
import type { Order } from './audits.ts'
import { journeyIn } from './journey-file.ts'

type Given = Readonly<z.output<typeof AUDIT_BODY>>

type Place = {
  /** Below which journeys may lie. */
  readonly folder: string
  /** Where the demo shop of the stage is served, if it is. */
  readonly demoSite: string | undefined
}

/** Throws a `ControlProblem`. A project that is named is one of the stage. */
export const orderOf = async (given: Given, stage: Stage, { folder, demoSite }: Place): Promise<Order> => {
  const { url, journey, sid, only = [], ignoreHttpsErrors = false } = given
  return {
    url: url === undefined || (isSameAddress(url, demoSite) && journey === undefined) ? null : url,
    journey: journey === undefined ? null : await journeyIn(folder, journey),
    project: sid === undefined ? null : { sid, publicKey: publicKeyOf(stage, sid) },
    only,
    ignoreHttpsErrors,
  }
}

const isSameAddress = (url: string, other: string | undefined): boolean =>
  URL.canParse(url) && new URL(url).href === other

/** An audit knows one key: the first that holds now. */
const publicKeyOf = (stage: Stage, sid: string): string | null => {
  const now = stage.clock.now()
  const keys = stage.projects().find((project) => project.sid === sid)?.publicKeys ?? []
  const held = keys.find(({ fromMs = 0, untilMs = Infinity }) => fromMs <= now && now < untilMs)
  return held?.key.export({ type: 'spki', format: 'pem' }).toString() ?? null
}
