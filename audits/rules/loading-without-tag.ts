import { newErrors } from './questions/look.ts'
import { picture, value } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import { BROKEN_TAG, WITHOUT_TAG } from '../scenes/without-tag.ts'
import type { Scene } from '../seen.ts'

export const loadingWithoutTag: Rule = {
  audit: 'loading-without-tag',
  // Where a scene ended before its time, that is what there is to tell.
  needs: { visit: [VISIT.looksAround], blocked: [], broken: [], slow: [] },
  judge: ({ visit, blocked, broken, slow }) =>
    verdictOn(
      [
        ...problemsOf(blocked, visit, 'blocked'),
        ...problemsOf(broken, visit, 'broken'),
        ...problemsOf(slow, visit, 'slow'),
      ],
      'With the tag blocked, broken and slow, the visitor signed in, looked around and signed out.',
    ),
}

type Way = 'blocked' | 'broken' | 'slow'

const problemsOf = (scene: Scene, visit: Scene, way: Way): readonly Problem[] => {
  const { trouble, heldTags } = scene
  const shown = picture(scene, WITHOUT_TAG.looksAround, `A page while the tag is ${way}`)
  const errors = newErrors(scene, visit).filter(({ message }) => !message.includes(BROKEN_TAG))
  return [
    ...(trouble === null
      ? []
      : [
          {
            word: `${way}-stops-visitor`,
            sentence: `With the tag ${way} the visitor cannot go on. ${trouble.sentence}`,
            evidence: trouble.png === null ? shown : pictureOf(trouble.png, trouble.step),
          },
        ]),
    ...errors.map(({ message, url }) => ({
      word: `${way}-throws`,
      sentence: `With the tag ${way} the page throws: ${message}`,
      evidence: [value(`error on ${url}`, message, 'none')],
    })),
    ...(isPoorer(scene, visit)
      ? [
          {
            word: `${way}-empties-page`,
            sentence: `With the tag ${way} most of the page is not to be seen.`,
            evidence: shown,
          },
        ]
      : []),
    ...(heldTags.some(({ wasPageRead }) => !wasPageRead)
      ? [
          {
            word: `${way}-holds-page`,
            sentence: 'The page waits for iadvize.js: while the tag is on its way nothing behind it is read.',
            evidence: [value('the page while the tag is on its way', 'waits for it', 'goes on')],
          },
        ]
      : []),
  ]
}

const pictureOf = (png: string, step: string) =>
  [{ kind: 'screenshot', caption: `The page when "${step}" could not be made`, png }] as const

/** Less than this share of the text is another page. */
const LEAST_SHARE = 0.5

/** Of the same page, as far as it was looked at in both. */
const isPoorer = (scene: Scene, visit: Scene): boolean =>
  scene.looks
    .filter(({ step }) => step === WITHOUT_TAG.looksAround)
    .some((look) =>
      visit.looks.some(
        ({ step, url, textLength }) =>
          step === VISIT.looksAround && url === look.url && look.textLength < textLength * LEAST_SHARE,
      ),
    )
