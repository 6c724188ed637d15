import { SNIPPET } from '../catalogue/code-samples.ts'
import type { Evidence } from '../finding.ts'
import { unseenBoxedTag } from './questions/boxed-tag.ts'
import { tagPagesOf, type TagPage } from './questions/look.ts'
import { codeOf, value } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene, SeenDocument } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'

/** The vendor's own older snippet, which the tag still accepts. */
const FORMER = 'sid-in-the-address'

export const audit: Audit = {
  title: "The page carries iAdvize's snippet with the brand's site id",
  rule: 'The page defines iAdvizeInterface, gives it a config with the site id, and loads iadvize.js from the platform with async.',
  why: 'With a wrong sid, queue or address the tag does not start, or starts for another project, and no customer can chat.',
  source: {
    basis: 'documented',
    page: 'AUTH',
    says: 'This exact snippet is the one for authenticated messaging; no field of it is about authentication.',
  },
  fix: {
    text: 'Paste the snippet as the vendor gives it, and put in your site id and your platform.',
    code: { language: 'html', text: SNIPPET },
  },
  worst: 'fail',
  weight: 3,
  place: 1,
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
    const good = `On each page that loads the tag (${pages.length} in all), the snippet is the vendor's.`
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

/** Hosts that could serve the tag under the brand's name. The host of the page itself cannot. */
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
  /** Finds the place in the code of the site. */
  readonly words: RegExp
}

const CONFIGURATION = /iAdvizeInterface\.config/

/** The sid that the tag uses: that of the configuration, else that of its own address. A tag with neither waits. */
const sidOf = ({ last, tags }: TagPage): string | null =>
  last.facts.sid || (tags.map(({ src }) => new URL(src).searchParams.get('sid')).find(Boolean) ?? null)

const sidProof: Fault['proof'] = ({ last, tags: [{ src }] }, sid) =>
  value('iAdvizeInterface.config.sid', last.facts.sid || `none (the tag is ${src})`, sid)

const FAULTS: readonly Fault[] = [
  {
    word: 'no-queue',
    sentence: 'iAdvizeInterface is not an array, so its configuration does not reach the tag',
    isOn: ({ last }) => last.facts.queue !== 'array',
    proof: ({ last }) => value('iAdvizeInterface', last.facts.queue, 'array'),
    words: /iAdvizeInterface/,
  },
  {
    word: 'no-sid',
    sentence: 'The configuration has no site id, so the tag waits for ever',
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
    sentence: 'The tag is loaded without async, so the page waits for it',
    isOn: ({ tags }) => tags.some(({ isAsync }) => !isAsync),
    proof: () => value('iadvize.js', 'without async', 'with async'),
    words: /\/iadvize\.js/,
  },
]
