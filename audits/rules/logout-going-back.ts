import { seenIn } from './questions/look.ts'
import { holds, wordsOf } from './questions/visitor-words.ts'
import { pictureOfLook, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { PageLook, Scene } from '../seen.ts'
import { GOING_BACK, PEOPLE } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'After the sign-out, the Back button shows nothing about the visitor',
  rule: 'After the sign-out, the Back button shows no page that reveals who was signed in. A page that the site itself shows again breaks the rule; a copy that the browser has kept only warns.',
  why: 'On a shared device the next person presses Back and reads what the customer saw.',
  source: {
    basis: 'practice',
    says: "The vendor's pages are silent. The chat has ended by then, and the page around it must not name its visitor.",
  },
  fix: {
    text: 'Send pages of a signed-in visitor with Cache-Control: no-store, and reload a page that the browser restores from its cache.',
    code: {
      language: 'js',
      text: `window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 3,
  needs: { people: [PEOPLE.opens], goingBack: [GOING_BACK.signsIn, GOING_BACK.signsOut, GOING_BACK.goesBack] },
  judge: (seen) => {
    const { goingBack: scene } = seen
    const strange = seenIn(scene.looks, GOING_BACK.opens, GOING_BACK.asStranger).map(textOf)
    const words = wordsOf(seen).filter((word) => !strange.some((text) => holds(text, word)))
    if (words.length === 0) {
      return couldNotTell(
        'something that a visitor is known by',
        'Nothing is known about the visitor that a page could show.',
      )
    }
    const problems = seenIn(scene.looks, GOING_BACK.goesBack).flatMap((look) =>
      words.filter((word) => holds(textOf(look), word)).map((word) => problemOf(scene, look, word)),
    )
    const isNamed = seenIn(scene.looks, GOING_BACK.signsIn, GOING_BACK.looksAround).some((look) =>
      words.some((word) => holds(textOf(look), word)),
    )
    const good = isNamed
      ? 'After the sign-out, the Back button showed no page that revealed who had been signed in.'
      : 'No page of the signed-in visitor showed who they were.'
    return verdictOn(problems, good, [KEPT.word])
  },
}

const textOf = ({ text = '' }: PageLook): string => text

const SHOWN = {
  word: 'shown-again',
  sentence: 'After the sign-out, the Back button led to a page on which the site named the visitor again',
} as const

const KEPT = {
  word: 'kept-by-the-browser',
  sentence: 'After the sign-out, the Back button showed a copy, kept by the browser, of a page that names the visitor',
} as const

const problemOf = (scene: Scene, look: PageLook, word: string): Problem => {
  const document = scene.requests.findLast(
    ({ kind, url, answer }) => kind === 'document' && url === look.url && answer !== null,
  )
  const isKept = look.isKept === true && holds(document?.answer ?? '', word)
  const marked = document?.answerHeaders['cache-control'] ?? 'no such header'
  return {
    ...(isKept ? KEPT : SHOWN),
    at: look.url,
    evidence: [
      value(`Text on ${look.url}`, word, 'nothing about the visitor'),
      ...(isKept ? [value(`cache-control of ${look.url}`, marked, 'no-store')] : []),
      ...pictureOfLook(scene, look, 'The page after going back'),
    ],
  }
}
