import { tagRequestsIn } from './questions/look.ts'
import { isSamePage } from './questions/same-page.ts'
import { picture, troublePicture, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene, Seen } from '../seen.ts'
import { BROKEN_TAG, VISIT } from '../scenes/steps.ts'

const WAYS = ['blocked', 'broken', 'slow'] as const
type Way = (typeof WAYS)[number]

export const audit: Audit = {
  title: 'The page works when the chat tag is blocked, slow or broken',
  rule: 'When iadvize.js is blocked, slow or broken, the page is complete and throws no error, and the visitor can continue.',
  why: 'Ad blockers and outages happen every day: a shop that waits for its chat does not sell.',
  source: {
    basis: 'documented',
    page: 'AUTH',
    says: 'The script is async, and functions may be pushed before it has loaded: nothing needs to wait for it.',
  },
  fix: {
    text: 'Push functions instead of calling window.iAdvize, and wait for nothing that only the tag can provide.',
    code: {
      language: 'js',
      text: `window.iAdvizeInterface ??= []
window.iAdvizeInterface.push((iAdvize) => startChat(iAdvize))
// Elsewhere: the tag may not be there.
window.iAdvize?.navigate(location.href)`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 4,
  // A step that also fails in the visit does not fail because of the tag. A step that fails only in the other scenes is
  // the finding.
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
    const good = 'With the tag blocked, broken or slow, the visitor could do everything that they can do with it.'
    if (problems.length > 0) return verdictOn(problems, good)
    const unanswered = WAYS.map((way) => seen[way].trouble).find((trouble) => trouble?.isUnanswered === true)
    if (unanswered) return couldNotTell(`the step "${unanswered.step}"`, unanswered.sentence)
    if (wasBusy(seen.slow)) {
      return couldNotTell(
        'a look at the page',
        `While the tag was held back, the page was busy with ${OWN} all the time.`,
      )
    }
    if (WAYS.some((way) => tagRequestsIn(seen[way]).length === 0)) {
      return couldNotTell('a page that loads the tag', 'No page requested the tag, so its absence could not be tested.')
    }
    return verdictOn([], good)
  },
}

const OWN = 'its own scripts and styles'

/**
 * The page was busy all the time, so it was not seen whether it waits for the tag. What is missing then is not due to
 * the tag.
 */
const wasBusy = ({ heldTags }: Scene): boolean => heldTags.some(({ wasPageRead }) => wasPageRead === null)

const stuck = (way: Way, seen: Seen): readonly Problem[] => {
  const { [way]: scene } = seen
  const { trouble } = scene
  if (trouble === null || trouble.isUnanswered === true || wasBusy(scene)) return []
  return [
    {
      word: `stuck-when-${way}`,
      sentence: 'The visitor cannot continue',
      at: `with the tag ${way} (at "${trouble.step}")`,
      evidence: [
        ...troublePicture(trouble),
        value(`With the tag ${way} the visitor`, `${doneIn(scene)}. ${trouble.sentence}`, doneIn(seen.visit)),
      ],
    },
  ]
}

const doneIn = ({ steps }: Scene): string => [...new Set(steps.map(({ name }) => name))].join(', ')

/** A part of a page may depend on the chat, such as the button that opens it, but not half of the page. */
const lessToSee = (way: Way, { [way]: scene, visit }: Seen): readonly Problem[] =>
  scene.looks
    .flatMap((look) =>
      visit.looks
        .filter(({ step, url }) => step === look.step && isSamePage(url, look.url))
        .map((good) => ({ look, good })),
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
      evidence: [value(`Uncaught error on ${url}, while the visitor ${step}`, message, 'none')],
    }))
}

const withoutNumbers = (message: string): string => message.replaceAll(/\d/g, '')

const keptWaiting = (way: Way, { [way]: scene }: Seen): readonly Problem[] => {
  const held = scene.heldTags.filter(({ wasPageRead }) => wasPageRead === false)
  return held.map(({ step }) => ({
    word: 'waits-for-the-tag',
    sentence: 'The browser stops parsing the page until the tag has loaded.',
    evidence: [
      value(
        `Pages that were parsed to the end while the tag was held back (first failure: when the visitor ${step})`,
        `${scene.heldTags.length - held.length} of ${scene.heldTags.length}`,
        'all of them',
      ),
    ],
  }))
}
