import { placesText, tagPagesOf, type TagPage } from '../look.ts'
import { codeOf, value } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene } from '../seen.ts'

/** The vendor's own older snippet, which the tag still takes. */
const FORMER = 'sid-in-the-address'

export const loadingSnippet: Rule = {
  audit: 'loading-snippet',
  needs: { visit: [VISIT.looksAround] },
  judge: ({ visit, about: { sid } }) => {
    const pages = tagPagesOf(visit.documents)
    const problems = pages.length === 0 ? [noTag(visit)] : problemsOn(pages, visit, sid)
    return verdictOn(problems, `The snippet is the vendor's on ${placesText(addressesOf(pages))}.`, [FORMER])
  },
}

const noTag = ({ documents }: Scene): Problem => {
  const scripts = documents.flatMap(({ facts }) => facts.elements.map(({ src }) => src))
  return {
    word: 'no-tag',
    sentence: 'No page of the visit loads iadvize.js from a host of the platform.',
    evidence: [
      value(
        'Scripts of this name',
        [...new Set(scripts)].join(', ') || 'none',
        '//<YOUR-PLATFORM>.iadvize.com/iadvize.js',
      ),
    ],
  }
}

const problemsOn = (pages: readonly TagPage[], visit: Scene, sid: string): readonly Problem[] => {
  const configured = pages.filter(({ last }) => last.facts.sid)
  const addressed = pages.filter(({ last, tags }) => !last.facts.sid && sidInAddress(tags) !== null)
  const found = {
    'no-queue': pages.filter(({ last }) => last.facts.queue !== 'array'),
    'no-sid': pages.filter((page) => !configured.includes(page) && !addressed.includes(page)),
    'other-sid': pages.filter(({ last, tags }) => ![sid, null].includes(last.facts.sid || sidInAddress(tags))),
    [FORMER]: addressed,
    'not-async': pages.filter(({ tags }) => tags.some(({ isAsync }) => !isAsync)),
  } as const
  return Object.entries(found).flatMap(([word, [first, ...others]]) => {
    if (first === undefined) return []
    const { sentence, proof } = PROBLEMS[word as keyof typeof found]
    const at = `On ${placesText(addressesOf([first, ...others]))}`
    return [{ word, sentence: `${at} ${sentence}.`, evidence: [proof(first, sid), ...snippetOf(visit, first)] }]
  })
}

type Told = { readonly sentence: string; readonly proof: (page: TagPage, sid: string) => ReturnType<typeof value> }

const sidProof: Told['proof'] = ({ last, tags: [{ src }] }, sid) =>
  value('iAdvizeInterface.config.sid', last.facts.sid || `none (the tag is ${src})`, sid)

const PROBLEMS = {
  'no-queue': {
    sentence: 'iAdvizeInterface is no array: what is pushed or configured there never reaches the tag',
    proof: ({ last }) => value('iAdvizeInterface', last.facts.queue, 'array'),
  },
  'no-sid': { sentence: 'the configuration has no site id, so the tag waits for ever', proof: sidProof },
  'other-sid': { sentence: 'the site id is that of another project', proof: sidProof },
  [FORMER]: {
    sentence: "the site id is in the address of the tag, as in the vendor's former snippet",
    proof: sidProof,
  },
  'not-async': {
    sentence: 'iadvize.js is loaded without async, so the page waits for it',
    proof: ({ tags }) =>
      value(`<script src="${tags.find(({ isAsync }) => !isAsync)?.src ?? ''}">`, 'no async', 'async'),
  },
} as const satisfies Readonly<Record<string, Told>>

const sidInAddress = (tags: TagPage['tags']): string | null =>
  tags.map(({ src }) => new URL(src).searchParams.get('sid')).find((sid) => sid !== null) ?? null

const addressesOf = (pages: readonly TagPage[]): readonly string[] => pages.map(({ last }) => last.url)

const snippetOf = (visit: Scene, { last }: TagPage) =>
  codeOf(visit, last.url, { caption: 'The snippet', words: /iAdvizeInterface\.config|\/iadvize\.js/ })
