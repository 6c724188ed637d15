/** Recognizes lines that were meant as the title of a part of the file but are not one for Gherkin. Pure. */

import { distanceBetween } from '../../protocol/nearest.ts'
import { folded, nameOf, otherLanguages, titleWord, titleWords, type Part, type TitleWord } from './keywords.ts'

/** How to correct it, in a clause: 'write "Scenario: The chat is secured"'. */
export type Remedy = {
  /** True if the keyword is valid but not in this place. */
  readonly isMisplaced: boolean
  readonly remedy: string
  /** True if the line may also be an ordinary sentence. */
  readonly isAmbiguous: boolean
}

export type Surroundings = {
  /** The language of the feature. */
  readonly language: string
  /** Whether steps or table rows are directly below it. */
  readonly hasStepsBelow: boolean
}

/** `text` is a line without surrounding white space. Null if it was not meant as a title. */
export const meantTitle = (text: string, surroundings: Surroundings): Remedy | null => {
  const plain = withoutDecoration(text)
  const [, before, title] = /^([^:：﹕︓꞉∶]{1,40}?)\s*[:：﹕︓꞉∶]\s*(.*)$/u.exec(plain) ?? []
  if (before === undefined) return withoutColon(plain, surroundings)
  const { language } = surroundings
  const exact = titleWords(language).find(({ word }) => text.startsWith(`${word}:`))
  if (exact !== undefined) return { remedy: placeOf(exact), isAmbiguous: false, isMisplaced: true }
  const meant = wordMeant(before.replaceAll(/\s*\d+/g, ''), language, true)
  if (meant === null) return null
  const isEveryday = EVERYDAY.has(folded(meant.word))
  // "- Example: Camille" and "Rule 3: …" are ordinary ways to write about examples and rules.
  if (isEveryday && !surroundings.hasStepsBelow && (plain !== text || /\d/.test(before))) return null
  return { ...remedyFor(meant, title ?? '', language), isAmbiguous: isEveryday }
}

/** These words begin many ordinary sentences. */
const EVERYDAY: ReadonlySet<string> = new Set(['example', 'exemple', 'rule', 'regle', 'feature', 'ability'])

/** Bullets, numbers, quotation marks, and emphasis in Markdown or plain text. */
export const withoutDecoration = (text: string): string => {
  const [decoration = ''] = /^(?:\[[ xX]?\]|\(?\d+[.)]\)?|[^\p{L}\p{N}@|"“«<]|\s)+/u.exec(text) ?? []
  const [emphasis = ''] = /[*_`~]*$/.exec(decoration) ?? []
  const plain = text.slice(decoration.length)
  return emphasis === '' ? plain : plain.replace(emphasis, '')
}

/** The keyword that these words were meant as: in another case, of another language or, if allowed, misspelt. */
const wordMeant = (words: string, language: string, mayBeMisspelt: boolean): TitleWord | null => {
  const text = folded(words)
  const own = titleWords(language)
  const same = [...own, ...otherLanguages(language).flatMap(titleWords)].find(({ word }) => folded(word) === text)
  if (same !== undefined || !mayBeMisspelt) return same ?? null
  const near = own
    .map((word) => ({ word, slips: distanceBetween(folded(word.word), text) }))
    .filter(({ word, slips }) => slips <= slipsIn(folded(word.word)))
  return near.toSorted((one, other) => one.slips - other.slips)[0]?.word ?? null
}

/** The allowed number of wrong letters. Changing one letter of a short word can give another word, such as "Role" for "Rule". */
const slipsIn = (word: string): number => (word.length >= 8 ? 2 : word.length >= 6 ? 1 : 0)

const withoutColon = (plain: string, surroundings: Surroundings): Remedy | null =>
  atBeginning(plain, surroundings, false) ?? atBeginning(plain, surroundings, true)

/** Tries the longest beginning of the line that is a title's keyword. */
const atBeginning = (
  plain: string,
  { language, hasStepsBelow }: Surroundings,
  mayBeMisspelt: boolean,
): Remedy | null => {
  const words = plain.split(/\s+/)
  for (const count of [3, 2, 1].filter((most) => most <= words.length)) {
    const first = words.slice(0, count).join(' ')
    const rest = words.slice(count).join(' ')
    const meant = wordMeant(first.replace(/[.;,=>–—-]+$/, ''), language, mayBeMisspelt)
    if (meant === null) continue
    // A scenario's title without a colon reads like a sentence, but sentences rarely begin with its exact keyword.
    const isTitle = SCENARIOS.has(meant.part) && first === meant.word && !EVERYDAY.has(folded(meant.word))
    if (!hasStepsBelow && !isTitle && !isTitleAlone(meant, first, rest)) continue
    return { ...remedyFor(meant, rest.replace(/^[-–—.;=>]+\s*/, ''), language), isAmbiguous: !hasStepsBelow }
  }
  return null
}

const SCENARIOS: ReadonlySet<Part> = new Set(['scenario', 'scenarioOutline'])

/** Matches "Background", "Scenario 2" and "Scenario - signing in". */
const isTitleAlone = ({ word }: TitleWord, first: string, rest: string): boolean =>
  !EVERYDAY.has(folded(word)) &&
  (/^(?:n[°o]\.? ?)?#?\d*[.)]?$/.test(rest) || /^[-–—=>]/.test(rest) || /[-–—=>;]$/.test(first))

const remedyFor = (meant: TitleWord, title: string, language: string): Remedy => {
  const word = meant.language === language ? meant.word : titleWord(meant.part, language)
  const whole = `${word}: ${title}`.trim()
  const why =
    meant.language === language
      ? ''
      : `"${meant.word}" is ${nameOf(meant.language)}, and this feature is in ${nameOf(language)}: `
  return { remedy: `${why}write "${whole}"`, isAmbiguous: false, isMisplaced: false }
}

const placeOf = ({ part, word }: TitleWord): string => `"${word}:" belongs ${PLACES[part]}`

const PLACES: Readonly<Record<Part, string>> = {
  feature: 'at the beginning of a file, once',
  background: 'above the scenarios, once',
  rule: 'above the scenarios that it is about',
  scenario: 'above its steps',
  scenarioOutline: 'above its steps',
  examples: 'below the steps of a scenario, above a table',
}
