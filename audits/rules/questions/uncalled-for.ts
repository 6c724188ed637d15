/** Calls of `activate` where there should be none. */

import type { JournalEntry } from '../../../protocol/journal.ts'
import { ofType } from './look.ts'
import { timeline } from '../../proof.ts'
import type { Problem } from '../../rule.ts'
import type { Scene } from '../../seen.ts'

/** The vendor documents it as a choice of the site. */
export const CHOSEN = ['anonymous']

/** `when` goes on from "activate was called". */
export const callsWithoutRight = (scene: Scene, entries: readonly JournalEntry[], when: string): readonly Problem[] =>
  ofType(entries, 'activation-requested').map((call) => {
    const settled = ofType(entries, 'activation-settled').find(
      ({ page, activation }) => page === call.page && activation === call.activation,
    )
    const isAnonymous = settled?.optionType === 'ANONYMOUS'
    return {
      word: isAnonymous ? 'anonymous' : 'called',
      sentence: `activate was called ${isAnonymous ? 'anonymously ' : ''}${when}.`,
      evidence: [timeline(scene, `What happened ${when}`, [call])],
    }
  })
