/** Lines that were meant as the title of a part of the file, and are not one for Gherkin. Pure. */

import { distanceBetween } from '../playwright-kit/nearest.ts'
import { folded, nameOf, otherLanguages, titleWord, titleWords, type Part, type TitleWord } from './keywords.ts'

/** What it says instead, in a clause: 'write "Scenario: The chat is secured"'. */
export type Remedy = {
  /** Whether Gherkin knows the word as it stands, and not in this place. */
  readonly isMisplaced: boolean
  readonly remedy: string
  /** Whether the line may be an honest sentence as well. */
  readonly isAmbiguous: boolean
}

export type Surroundings = {
  /** Of the feature. */
  readonly language: string
  /** Whether steps or rows of a table stand directly below it. */
  readonly hasStepsBelow: boolean
}

/** `text` is a line without blanks around it; null for what was not meant as a title. */
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
  // "- Example: Camille" and "Rule 3: …" are how people write of examples and rules.
  if (isEveryday && !surroundings.hasStepsBelow && (plain !== text || /\d/.test(before))) return null
  return { ...remedyFor(meant, title ?? '', language), isAmbiguous: isEveryday }
}

/** They begin many an honest sentence. */
const EVERYDAY: ReadonlySet<string> = new Set(['example', 'exemple', 'rule', 'regle', 'feature', 'ability'])

/** Bullets, numbers, quotation signs and emphasis of Markdown and of letters. */
export const withoutDecoration = (text: string): string => {
  const [decoration = ''] = /^(?:\[[ xX]?\]|\(?\d+[.)]\)?|[^\p{L}\p{N}@|"“«<]|\s)+/u.exec(text) ?? []
  const [emphasis = ''] = /[*_`~]*$/.exec(decoration) ?? []
  const plain = text.slice(decoration.length)
  return emphasis === '' ? plain : plain.replace(emphasis, '')
}

/** The word that these were meant as: in other letters, of the other language, or, where it may be, misspelt. */
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

/** Of a short word, another word comes by one letter: "Role" of "Rule". */
const slipsIn = (word: string): number => (word.length >= 8 ? 2 : word.length >= 6 ? 1 : 0)

const withoutColon = (plain: string, surroundings: Surroundings): Remedy | null =>
  atBeginning(plain, surroundings, false) ?? atBeginning(plain, surroundings, true)

/** The longest first words that are those of a title. */
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
    // A title of a scenario without a colon reads like a sentence; a sentence can begin with another word.
    const isTitle = SCENARIOS.has(meant.part) && first === meant.word && !EVERYDAY.has(folded(meant.word))
    if (!hasStepsBelow && !isTitle && !isTitleAlone(meant, first, rest)) continue
    return { ...remedyFor(meant, rest.replace(/^[-–—.;=>]+\s*/, ''), language), isAmbiguous: !hasStepsBelow }
  }
  return null
}

const SCENARIOS: ReadonlySet<Part> = new Set(['scenario', 'scenarioOutline'])

/** "Background", "Scenario 2" and "Scenario - signing in". */
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

const placeOf = ({ part, word }: TitleWord): string => `"${word}:" stands ${PLACES[part]}`

const PLACES: Readonly<Record<Part, string>> = {
  feature: 'once in a file, at its beginning',
  background: 'above the scenarios, once',
  rule: 'above the scenarios that it is about',
  scenario: 'above its steps',
  scenarioOutline: 'above its steps',
  examples: 'below the steps of a scenario, above a table',
}
