/** A stage on which customers come and go: each loads a page, activates the tag, and is accepted or refused. */

import type { JournalEvent } from '../../journal/entries.ts'
import type { Stage } from '../../stage/stage.ts'

type Step = { readonly by: 'tag' | 'platform'; readonly event: JournalEvent }

const SID = '1234'
const OF_ATTEMPT = { activation: 1, attempt: 1 } as const
const OPTION = 'SECURED_AUTHENTICATION'

const byTag = (event: JournalEvent): Step => ({ by: 'tag', event })

/** Seven entries. */
const visitOf = (token: string, vuid: string): readonly Step[] => [
  byTag({ type: 'tag-loaded', sid: SID, url: 'https://shop.example/account' }),
  byTag({ type: 'activation-requested', activation: 1 }),
  byTag({ type: 'provider-called', ...OF_ATTEMPT }),
  byTag({ type: 'provider-answered', ...OF_ATTEMPT, outcome: 'option', optionType: OPTION, token }),
  byTag({ type: 'attempt-sent', ...OF_ATTEMPT, optionType: OPTION, token }),
  {
    by: 'platform',
    event: {
      type: 'attempt-answered',
      sid: SID,
      optionType: OPTION,
      answer: 'judge',
      code: null,
      detail: null,
      layer: null,
      cause: null,
      warnings: [],
      checked: 'full',
      token,
      userId: `customer of ${vuid}`,
      vuid,
    },
  },
  byTag({ type: 'identity-stored', kind: 'secured', vuid }),
]

export type Conversation = {
  /** Writes so many entries more. */
  readonly write: (count: number) => void
  /** Writes one entry that says this. */
  readonly say: (text: string) => void
  /** So far. */
  readonly written: () => number
}

export const conversationOn = ({ journal }: Stage): Conversation => {
  let written = 0
  let visits = 0
  let rest: readonly (Step & { readonly page: string })[] = []
  const next = (): void => {
    if (rest.length === 0) {
      visits += 1
      const page = visits.toString(16).padStart(32, '0')
      rest = visitOf(visits.toString(16).padStart(8, '0'), `v-${visits}`).map((step) => ({ ...step, page }))
    }
    const [step, ...others] = rest
    rest = others
    written += 1
    if (step?.by === 'tag') journal.writeFromTag(step.event, step.page)
    else if (step !== undefined) journal.write(step.event)
  }
  return {
    write: (count) => {
      for (let left = count; left > 0; left -= 1) next()
    },
    say: (message) => {
      written += 1
      journal.writeFromTag({ type: 'function-threw', message }, visits.toString(16).padStart(32, '0'))
    },
    written: () => written,
  }
}
