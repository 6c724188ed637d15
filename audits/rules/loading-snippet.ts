import { isVendorUrl } from '../../playwright-kit/vendor-urls.ts'
import { lastFacts, loadsTag } from '../look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
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

const problemsOf = ({ url, facts }: SeenDocument, { sid }: About): readonly Problem[] => {
  const { queue, elements } = facts
  const problem = (word: string, sentence: string, seen: string, expected: string): Problem => ({
    word,
    sentence,
    evidence: [value(`${word} on ${url}`, seen, expected)],
  })
  const found = facts.sid ?? sidInAddress(elements)
  return [
    ...(queue === 'array'
      ? []
      : [problem('no-queue', 'A page does not define iAdvizeInterface as an array.', queue, 'array')]),
    ...(found === null ? [problem('no-sid', 'The configuration has no site id.', 'no sid', sid)] : []),
    ...(found !== null && found !== sid
      ? [problem('another-sid', `The configuration names the project ${found}.`, found, sid)]
      : []),
    ...elements.flatMap(({ src, isAsync }) => [
      ...(isAsync
        ? []
        : [problem('not-async', 'iadvize.js is loaded without async.', `<script src="${src}">`, 'async')]),
      ...(isVendorUrl(src)
        ? []
        : [
            problem(
              'not-from-platform',
              'iadvize.js is not loaded from the platform.',
              src,
              '//<YOUR-PLATFORM>.iadvize.com/iadvize.js',
            ),
          ]),
    ]),
  ]
}

/** Older snippets have it there. */
const sidInAddress = (elements: SeenDocument['facts']['elements']): string | null =>
  elements.map(({ src }) => new URL(src).searchParams.get('sid')).find((sid) => sid !== null) ?? null
