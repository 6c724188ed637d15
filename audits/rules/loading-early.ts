import { lastFacts, loadsTag } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { SeenDocument } from '../seen.ts'

export const loadingEarly: Rule = {
  audit: 'loading-early',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const pairs = lastFacts(visit)
      .filter(loadsTag)
      .flatMap((last) => {
        const loaded = visit.documents.find(({ id, moment }) => id === last.id && moment === 'loaded')
        return loaded === undefined ? [] : [{ loaded, last }]
      })
    if (pairs.length === 0) {
      return couldNotTell('a page that loads iadvize.js', 'No page of the visit had the tag and fired its load event.')
    }
    return verdictOn(pairs.flatMap(problemsOf), 'Tag, callbacks and custom data are there before the load event.', LATE)
  },
}

const LATE = ['tag-late', 'callbacks-late', 'custom-data-late']

const problemsOf = ({ loaded, last }: { readonly loaded: SeenDocument; readonly last: SeenDocument }): Problem[] => {
  const late = (word: string, what: string): Problem => ({
    word,
    sentence: `${what} came after the load event.`,
    evidence: [value(`${word} on ${last.url}`, 'after the load event', 'before it')],
  })
  return [
    ...(loadsTag(loaded) ? [] : [late('tag-late', 'The script element of the tag')]),
    ...(last.facts.hasCallbacks && !loaded.facts.hasCallbacks ? [late('callbacks-late', 'iAdvizeCallbacks')] : []),
    ...(last.facts.customData !== null && loaded.facts.customData === null
      ? [late('custom-data-late', 'idzCustomData')]
      : []),
  ]
}
