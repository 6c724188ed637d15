import type { Evidence } from '../finding.ts'
import { unseenBoxedTag } from './questions/boxed-tag.ts'
import { tagPagesOf, type TagPage } from './questions/look.ts'
import { codeOf, value } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene, SeenDocument } from '../seen.ts'

/** The vendor's own older snippet, which the tag still takes. */
const FORMER = 'sid-in-the-address'

export const loadingSnippet: Rule = {
  audit: 'loading-snippet',
  needs: { visit: [VISIT.looksAround] },
  judge: ({ visit, about: { sid } }) => {
    const pages = tagPagesOf(visit.documents)
    const problems = FAULTS.flatMap(({ word, sentence, isOn, proof, words }) =>
      pages
        .filter((page) => isOn(page, sid))
        .map((page) => ({
          word,
          sentence,
          at: `on ${page.last.url}`,
          evidence: [proof(page, sid), ...codeOf(visit, page.last.url, { caption: 'The snippet', words })],
        })),
    )
    const unseen = unseenBoxedTag(visit)
    if (unseen !== null) return unseen
    const good = `The snippet is the vendor's, on each page of ${pages.length} that load the tag.`
    return verdictOn(pages.length === 0 ? [noTag(visit)] : problems, good, [FORMER])
  },
}

const noTag = ({ documents }: Scene): Problem => {
  const scripts = new Set(documents.flatMap(({ facts }) => facts.elements.map(({ src }) => src)))
  const expected = '//<YOUR-PLATFORM>.iadvize.com/iadvize.js'
  const [unnamed] = documents.flatMap(hostsBesideSite)
  return {
    word: 'no-tag',
    sentence:
      unnamed === undefined
        ? 'No page of the visit loads iadvize.js from a host of the platform.'
        : `The pages of the visit load iadvize.js from ${unnamed}, which is not a host of the vendor's: if it serves the tag under the brand's name, name it with --host ${unnamed}.`,
    evidence: [value('Scripts of this name', [...scripts].join(', ') || 'none', expected)],
  }
}

/** Those that could serve the tag under the brand's name: the host of the page itself cannot. */
const hostsBesideSite = ({ url, facts }: SeenDocument): readonly string[] =>
  facts.elements
    .filter(({ isVendor }) => !isVendor)
    .map(({ src }) => new URL(src))
    .filter(({ pathname, hostname }) => pathname === '/iadvize.js' && hostname !== new URL(url).hostname)
    .map(({ hostname }) => hostname)

type Fault = {
  readonly word: string
  readonly sentence: string
  readonly isOn: (page: TagPage, sid: string) => boolean
  readonly proof: (page: TagPage, sid: string) => Evidence
  /** Where to look in the code of the site. */
  readonly words: RegExp
}

const CONFIGURATION = /iAdvizeInterface\.config/

/** What the tag goes by: the configuration, and then its own address. A tag without either waits. */
const sidOf = ({ last, tags }: TagPage): string | null =>
  last.facts.sid || (tags.map(({ src }) => new URL(src).searchParams.get('sid')).find(Boolean) ?? null)

const sidProof: Fault['proof'] = ({ last, tags: [{ src }] }, sid) =>
  value('iAdvizeInterface.config.sid', last.facts.sid || `none (the tag is ${src})`, sid)

const FAULTS: readonly Fault[] = [
  {
    word: 'no-queue',
    sentence: 'iAdvizeInterface is no array, and what is configured there does not reach the tag',
    isOn: ({ last }) => last.facts.queue !== 'array',
    proof: ({ last }) => value('iAdvizeInterface', last.facts.queue, 'array'),
    words: /iAdvizeInterface/,
  },
  {
    word: 'no-sid',
    sentence: 'The configuration has no site id, and the tag waits for ever',
    isOn: (page) => sidOf(page) === null,
    proof: sidProof,
    words: CONFIGURATION,
  },
  {
    word: 'other-sid',
    sentence: 'The site id is that of another project',
    isOn: (page, sid) => ![sid, null].includes(sidOf(page)),
    proof: sidProof,
    words: CONFIGURATION,
  },
  {
    word: FORMER,
    sentence: "The site id is in the address of the tag, as in the vendor's former snippet",
    isOn: (page) => !page.last.facts.sid && sidOf(page) !== null,
    proof: sidProof,
    words: /iadvize\.js\?/,
  },
  {
    word: 'not-async',
    sentence: 'The tag is loaded without async, and the page waits for it',
    isOn: ({ tags }) => tags.some(({ isAsync }) => !isAsync),
    proof: () => value('iadvize.js', 'without async', 'with async'),
    words: /\/iadvize\.js/,
  },
]
