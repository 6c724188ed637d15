/** Translates the failure of a French step: its headline and labels. The English details of a matcher stay below. */

import { STORY_HEADING } from '../../journal/story.ts'
import { plainMessage } from './plain-failure.ts'

const LABELS: readonly (readonly [english: RegExp, french: string])[] = [
  [/^Seen: +none$/m, 'Constaté : rien'],
  [/^Seen: +/m, 'Constaté : '],
  [/^Nearest: +/m, 'Au plus près : '],
  [/^Noticed: +/gm, 'Remarqué : '],
  [/^Looked: +1 day ahead\.?$/m, 'Temps parcouru : un jour.'],
  [/^Looked: +/m, 'Temps parcouru : '],
  [/^It was waiting for /m, 'En attente de '],
  [new RegExp(`^${STORY_HEADING}$`, 'm'), "Ce qui s'est passé :"],
]

/** `step` is the text of the step, which says in French what a failed claim expected. */
export const inFrench = (message: string, step: string): string => {
  const details = LABELS.reduce(
    (text, [english, french]) => text.replace(english, french),
    plainMessage(message).replace(/^Expected: .*$/m, () => `Attendu : ${step}`),
  )
  return `L'étape « ${step} » a échoué.\n\n${details}`
}
