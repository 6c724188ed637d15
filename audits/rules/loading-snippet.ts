import { isVendorUrl } from '../../playwright-kit/vendor-urls.ts'
import { lastFacts, loadsTag } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { TagElement } from '../browser/witness.ts'
import type { About, SeenDocument } from '../seen.ts'

export const loadingSnippet: Rule = {
  audit: 'loading-snippet',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit, about }) => {
    const documents = lastFacts(visit).filter(loadsTag)
    if (documents.length === 0) {
      return couldNotTell('a page that loads iadvize.js', 'No page of the visit had a script element for iadvize.js.')
    }
    const problems = documents.flatMap((document) => problemsOf(document, about))
    return verdictOn(problems, `The snippet is whole on all ${documents.length} pages that have it.`)
  },
}

type Fault = { readonly word: string; readonly sentence: string; readonly seen: string; readonly expected: string }

const problemsOf = ({ url, facts }: SeenDocument, { sid }: About): readonly Problem[] => {
  const { queue, elements } = facts
  const found = facts.sid ?? sidInAddress(elements)
  const faults: readonly (Fault | false)[] = [
    queue !== 'array' && {
      word: 'no-queue',
      sentence: 'A page does not define iAdvizeInterface as an array.',
      seen: queue,
      expected: 'array',
    },
    found === null && { word: 'no-sid', sentence: 'The configuration has no site id.', seen: 'no sid', expected: sid },
    found !== null &&
      found !== sid && {
        word: 'another-sid',
        sentence: `The configuration names the project ${found}.`,
        seen: found,
        expected: sid,
      },
    ...elements.flatMap(elementFaults),
  ]
  return faults
    .filter((fault) => fault !== false)
    .map(({ word, sentence, seen, expected }) => ({
      word,
      sentence,
      evidence: [value(`${word} on ${url}`, seen, expected)],
    }))
}

const elementFaults = ({ src, isAsync }: TagElement): readonly (Fault | false)[] => [
  !isAsync && {
    word: 'not-async',
    sentence: 'iadvize.js is loaded without async.',
    seen: `<script src="${src}">`,
    expected: 'async',
  },
  !isVendorUrl(src) && {
    word: 'not-from-platform',
    sentence: 'iadvize.js is not loaded from the platform.',
    seen: src,
    expected: '//<YOUR-PLATFORM>.iadvize.com/iadvize.js',
  },
]

/** Older snippets have it there. */
const sidInAddress = (elements: SeenDocument['facts']['elements']): string | null =>
  elements.map(({ src }) => new URL(src).searchParams.get('sid')).find((sid) => sid !== null) ?? null
