import { tagRequestsIn } from './questions/look.ts'
import { picture, troublePicture, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import { BROKEN_TAG } from '../scenes/without-tag.ts'
import type { Scene, Seen } from '../seen.ts'

const WAYS = ['blocked', 'broken', 'slow'] as const
type Way = (typeof WAYS)[number]

export const loadingWithoutTag: Rule = {
  audit: 'loading-without-tag',
  // What cannot be done in the visit either is no fault of a missing tag; what cannot be done in the others is the finding.
  needs: {
    visit: [VISIT.opens, VISIT.signsIn, VISIT.looksAround, VISIT.signsOut],
    blocked: [],
    broken: [],
    slow: [],
  },
  judge: (seen) => {
    const problems = WAYS.flatMap((way) => [
      ...stuck(way, seen),
      ...lessToSee(way, seen),
      ...errors(way, seen),
      ...keptWaiting(way, seen),
    ])
    if (problems.length === 0 && WAYS.some((way) => tagRequestsIn(seen[way]).length === 0)) {
      return couldNotTell('a page that loads the tag', 'No page asked for the tag, so none was without it.')
    }
    return verdictOn(problems, 'With the tag blocked, broken and slow the visitor did all that they do with it.')
  },
}

const stuck = (way: Way, seen: Seen): readonly Problem[] => {
  const { [way]: scene } = seen
  const { trouble } = scene
  if (trouble === null) return []
  return [
    {
      word: `stuck-when-${way}`,
      sentence: 'The visitor cannot go on',
      at: `with the tag ${way} (at "${trouble.step}")`,
      evidence: [
        ...troublePicture(trouble),
        value(`With the tag ${way} the visitor`, `${doneIn(scene)}. ${trouble.sentence}`, doneIn(seen.visit)),
      ],
    },
  ]
}

const doneIn = ({ steps }: Scene): string => [...new Set(steps.map(({ name }) => name))].join(', ')

/** Something of a page may well depend on the chat, as a button that opens it; the half of it may not. */
const lessToSee = (way: Way, { [way]: scene, visit }: Seen): readonly Problem[] =>
  scene.looks
    .flatMap((look) =>
      visit.looks.filter(({ step, url }) => step === look.step && url === look.url).map((good) => ({ look, good })),
    )
    .filter(({ look, good }) => look.textLength < good.textLength / 2 || look.reachable < good.reachable / 2)
    .map(({ look, good }) => ({
      word: `less-when-${way}`,
      sentence: `Most of ${look.url} is missing`,
      at: `with the tag ${way}`,
      evidence: [
        value('Characters of text that can be seen', String(look.textLength), String(good.textLength)),
        value('Links, buttons and fields within reach', String(look.reachable), String(good.reachable)),
        ...picture(scene, look.step, `The page with the tag ${way}`),
      ],
    }))

const errors = (way: Way, { [way]: scene, visit }: Seen): readonly Problem[] => {
  const usual = visit.errors.map(({ message }) => withoutNumbers(message))
  return scene.errors
    .filter(({ message }) => !message.includes(BROKEN_TAG) && !usual.includes(withoutNumbers(message)))
    .map(({ message, url, step }) => ({
      word: `error-when-${way}`,
      sentence: `The page throws "${message}"`,
      at: `with the tag ${way}`,
      evidence: [value(`Error nobody caught, on ${url}, while the visitor ${step}`, message, 'none')],
    }))
}

const withoutNumbers = (message: string): string => message.replaceAll(/\d/g, '')

const keptWaiting = (way: Way, { [way]: scene }: Seen): readonly Problem[] => {
  const held = scene.heldTags.filter(({ wasPageRead }) => !wasPageRead)
  return held.map(({ step }) => ({
    word: 'waits-for-the-tag',
    sentence: 'While the tag is on its way, the browser does not go on reading the page.',
    evidence: [
      value(
        `Pages that were complete before a tag that was kept back for seconds, first where the visitor ${step}`,
        `${scene.heldTags.length - held.length} of ${scene.heldTags.length}`,
        'all of them',
      ),
    ],
  }))
}
