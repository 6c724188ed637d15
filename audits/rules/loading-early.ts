import { tagPagesOf, tagsIn } from './questions/look.ts'
import { codeOf, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene, SeenDocument } from '../seen.ts'

export const loadingEarly: Rule = {
  audit: 'loading-early',
  needs: { visit: [VISIT.looksAround] },
  judge: ({ visit }) => {
    const pages = tagPagesOf(visit.documents).flatMap(({ loaded, last }) =>
      loaded === undefined ? [] : [{ loaded, last }],
    )
    if (pages.length === 0) return couldNotTell('a page that loads the tag', 'No page that was seen loads the tag.')
    // What the tag reads has to be there before it: where it is late itself, nothing is known of the order.
    const [early, late] = [pages.filter(isEarly), pages.filter((page) => !isEarly(page))]
    const problems = [
      ...problemOn(visit, late, TAG),
      ...problemOn(visit, early.filter(isLate(CALLBACKS)), CALLBACKS),
      ...problemOn(visit, early.filter(isLate(CUSTOM_DATA)), CUSTOM_DATA),
    ]
    const words = problems.map(({ word }) => word)
    return verdictOn(
      problems,
      'At the load event the tag and what it reads are there, on each page that has it.',
      words,
    )
  },
}

type Page = { readonly loaded: SeenDocument; readonly last: SeenDocument }

type Part = {
  readonly word: string
  readonly name: string
  readonly consequence: string
  readonly isIn: (document: SeenDocument) => boolean
  readonly words: RegExp
}

const TAG: Part = {
  word: 'late-tag',
  name: 'iadvize.js',
  consequence: 'whoever leaves before it cannot chat',
  isIn: (document) => tagsIn(document).length > 0,
  words: /\/iadvize\.js/,
}

const CALLBACKS: Part = {
  word: 'late-callbacks',
  name: 'iAdvizeCallbacks',
  consequence: 'the tag does not call them',
  isIn: ({ facts }) => facts.hasCallbacks,
  words: /iAdvizeCallbacks/,
}

const CUSTOM_DATA: Part = {
  word: 'late-custom-data',
  name: 'idzCustomData',
  consequence: 'the tag does not read it',
  isIn: ({ facts }) => facts.customData !== null,
  words: /idzCustomData/,
}

const isEarly = ({ loaded }: Page): boolean => TAG.isIn(loaded)

const isLate =
  ({ isIn }: Part) =>
  ({ loaded, last }: Page): boolean =>
    isIn(last) && !isIn(loaded)

const problemOn = (visit: Scene, pages: readonly Page[], part: Part): readonly Problem[] => {
  const { word, name, consequence, words } = part
  return pages.map(({ last: { url } }) => ({
    word,
    sentence: `${name} comes after the load event, and ${consequence}`,
    at: `on ${url}`,
    evidence: [
      value(`${name} at the load event of ${url}`, 'not there, but later it is', 'there'),
      ...codeOf(visit, url, { caption: `Where the site has ${name}`, words }),
    ],
  }))
}
