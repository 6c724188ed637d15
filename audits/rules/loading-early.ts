import { SNIPPET } from '../catalogue/code-samples.ts'
import { tagPagesOf, tagsIn } from './questions/look.ts'
import { codeOf, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene, SeenDocument } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'What the chat tag reads is defined before the tag is loaded',
  rule: 'If the tag is in the page when it loads, iAdvizeCallbacks and idzCustomData are defined before the load event.',
  why: 'The tag ignores callbacks and custom data that are defined after it has started.',
  source: {
    basis: 'inferred',
    page: 'CBDOC',
    says: 'iAdvizeCallbacks must exist before the tag. We conclude that anything defined later is ignored.',
  },
  fix: {
    text: 'Define what the tag reads first, then add the snippet.',
    code: {
      language: 'html',
      text: `<script>
window.iAdvizeCallbacks = { ...window.iAdvizeCallbacks, onChatStarted() { measure('chat-started') } };
</script>
${SNIPPET}`,
    },
  },
  worst: 'warn',
  weight: 1,
  place: 2,
  needs: { visit: [VISIT.looksAround] },
  judge: ({ visit }) => {
    const pages = tagPagesOf(visit.documents).flatMap(({ loaded, last }) =>
      loaded === undefined ? [] : [{ loaded, last }],
    )
    if (pages.length === 0) return couldNotTell('a page that loads the tag', 'No page that was seen loads the tag.')
    const early = pages.filter(({ loaded }) => hasTag(loaded))
    const problems = [CALLBACKS, CUSTOM_DATA].flatMap((part) => problemOn(visit, early.filter(isLate(part)), part))
    const good = 'On each page with the tag, everything that the tag reads is defined before it.'
    if (problems.length > 0) return verdictOn(problems, good, [CALLBACKS.word, CUSTOM_DATA.word])
    // A tag that waits for consent or for a tag manager may come late. If both are late, it was not seen which came first.
    const unknown = pages.find(
      (page) => !hasTag(page.loaded) && [CALLBACKS, CUSTOM_DATA].some((part) => isLate(part)(page)),
    )
    if (unknown === undefined) return verdictOn(problems, good)
    const sentence = `On ${unknown.last.url} both the tag and what it reads come after the load event, so their order was not seen.`
    return couldNotTell('the order of the tag and of what it reads', sentence)
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

const hasTag = (document: SeenDocument): boolean => tagsIn(document).length > 0

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

const isLate =
  ({ isIn }: Part) =>
  ({ loaded, last }: Page): boolean =>
    isIn(last) && !isIn(loaded)

const problemOn = (visit: Scene, pages: readonly Page[], part: Part): readonly Problem[] => {
  const { word, name, consequence, words } = part
  return pages.map(({ last: { url } }) => ({
    word,
    sentence: `${name} is defined after the load event, so ${consequence}`,
    at: `on ${url}`,
    evidence: [
      value(`${name} at the load event of ${url}`, 'missing, but defined later', 'defined'),
      ...codeOf(visit, url, { caption: `Where the site has ${name}`, words }),
    ],
  }))
}
