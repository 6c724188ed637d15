/** The demo shop on a port of its own in this process, with the vendor's own snippet, and a token backend that a test directs. */

import { DEMO_SID, loadKeys } from '../environment/keys.ts'
import { startSite, type RunningSite } from '../environment/start-site.ts'
import { createPreparedQueue } from '../mock-platform/prepared-answers.ts'
import type { TokenBackendEntry } from '../journal/entries.ts'
import type { NoTokenChoice, Times, TokenBackendBehaviour } from '../protocol/misbehaviours.ts'
import { issueToken } from '../token-backend/issue-token.ts'

const KEYS = loadKeys()

/** The demo brand's project, as the kit takes it, with the vendor's session of an hour. */
export const HOURLY_PROJECT = { sid: Number(DEMO_SID), publicKey: KEYS.brandPublicPem } as const

/** For who does not look at the session: the day that a claim of what never happens runs ahead has three renewals, not 24. */
export const DEMO_PROJECT = { ...HOURLY_PROJECT, sessionMinutes: 480 } as const

/** A token for a customer, as the brand's own server mints it. */
export const tokenFor = (userId: string): Promise<string> => issueToken({ userId }, KEYS.brand)

export type DirectedBackend = {
  /** What it does when it is asked for a token, so many times; it mints by itself after that. */
  readonly will: (behaviour: TokenBackendBehaviour, times?: Times) => void
  /** Ends the waiting of a slow one. */
  readonly hurry: () => void
  /** What it was asked so far, and what it answered. */
  readonly asked: readonly TokenBackendEntry[]
}

export type DemoShop = RunningSite & { readonly tokenBackend: DirectedBackend }

/** `ownHost` serves the tag in place of the vendor's. */
export const startDemoShop = async (noTokenChoice: NoTokenChoice, ownHost?: string): Promise<DemoShop> => {
  const behaviours = createPreparedQueue<{ readonly behaviour: TokenBackendBehaviour }>()
  const asked: TokenBackendEntry[] = []
  let hurry = (): void => {}
  const hurried = new Promise<void>((resolve) => (hurry = resolve))
  const site = await startSite({
    site: 'good',
    tagUrl: `//${ownHost ?? 'halc.iadvize.com'}/iadvize.js`,
    ownHosts: ownHost === undefined ? [] : [ownHost],
    keys: KEYS,
    noTokenChoice,
    backend: {
      wait: () => hurried,
      nextBehaviour: () => behaviours.next()?.behaviour ?? 'mint',
      onTokenAsked: (entry) => void asked.push(entry),
    },
  })
  const will: DirectedBackend['will'] = (behaviour, times = 'always') => behaviours.add([{ behaviour, times }])
  return { ...site, tokenBackend: { will, hurry: () => hurry(), asked } }
}
