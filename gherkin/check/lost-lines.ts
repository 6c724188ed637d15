/**
 * Finds lines of a feature that look like a title, a step or a table, but that Gherkin reads as a description or a comment. They
 * would be ignored, and the scenario would pass without them. Pure.
 */

import { folded, stepWord, titleWord, titleWords, type Part } from './keywords.ts'
import { meantStep, STORY, type MeantStep, type StepContext } from './meant-step.ts'
import { meantTitle } from './meant-title.ts'
import type { OwnSteps } from './own-steps.ts'
import type { ReadFeature, ProseLine } from './read-feature.ts'
import { strangeSentence } from './strange-sentence.ts'

export type LostLine = { readonly line: number; readonly column: number; readonly sentence: string }

export type FeatureText = {
  readonly lines: readonly string[]
  readonly language: string
  /** Recognizes steps that are certainly the project's own. */
  readonly isOwn: OwnSteps['isOne']
}

export const lostLines = (
  { prose, commentsAmongSteps }: Pick<ReadFeature, 'prose' | 'commentsAmongSteps'>,
  text: FeatureText,
): readonly LostLine[] => {
  const titles = [...new Set(prose.map(({ titleLine }) => titleLine))]
  return [
    ...titles.flatMap((title) =>
      lostInDescription(
        prose.filter(({ titleLine }) => titleLine === title),
        text,
      ),
    ),
    ...commentsAmongSteps.flatMap((comment) => lostTitle(comment, text)),
    ...brokenLines(text),
  ]
}

/** The lost lines below one title. */
const lostInDescription = (prose: readonly ProseLine[], text: FeatureText): readonly LostLine[] => {
  const lost: LostLine[] = []
  // Lines below a lost title become valid once the title is corrected.
  let isBelowLostTitle = false
  for (const [index, { line, text: whole }] of prose.entries()) {
    const words = whole.trim()
    if (words === '') continue
    const title = meantTitle(words, { language: text.language, hasStepsBelow: hasStepsBelow(prose, index, text) })
    const isRight = isBelowLostTitle && (title === null || title.isMisplaced)
    const sentence = isRight
      ? null
      : title === null
        ? lostBelow(prose, index, text)
        : `${taken(words)}: ${wayOut(title)}`
    if (title !== null) isBelowLostTitle = true
    if (sentence !== null) lost.push({ line, column: whole.search(/\S/) + 1, sentence })
  }
  return lost
}

/** What is wrong with a line that is not a title; null if nothing is. */
const lostBelow = (prose: readonly ProseLine[], index: number, text: FeatureText): string | null => {
  const { text: whole = '', titleLine = 0 } = prose[index] ?? {}
  const words = whole.trim()
  const owner = ownerOf(text.lines[titleLine - 1] ?? '', text.language)
  // A table or a text block is reported only once.
  const isInText = prose.slice(0, index).filter(isTextEdge).length % 2 === 1
  const above = prose[index - 1]?.text.trim() ?? ''
  if (isInText || (words.startsWith('|') && above.startsWith('|'))) return null
  return (
    lostRow(words, index === 0 ? owner : null, text.language) ?? lostStep(words, contextOf(prose, index, text), owner)
  )
}

const isTextEdge = ({ text }: ProseLine): boolean => /^\s*(?:"""|```)/.test(text)

const wayOut = ({ remedy, isAmbiguous }: { readonly remedy: string; readonly isAmbiguous: boolean }): string =>
  `${remedy}${isAmbiguous ? ', or begin the line with another word if it is a description' : ''}.`

const taken = (words: string): string => `Gherkin would read "${words}" as a description and never run it`

const hasStepsBelow = (prose: readonly ProseLine[], index: number, text: FeatureText): boolean => {
  const next = prose.findIndex((line, at) => at > index && line.text.trim() !== '')
  if (next === -1) return false
  const words = (prose[next]?.text ?? '').trim()
  return words.startsWith('|') || meantStep(words, contextOf(prose, next, text)) !== null
}

const contextOf = (prose: readonly ProseLine[], index: number, { language, isOwn }: FeatureText): StepContext => {
  const at = (place: number): string => prose[place]?.text.trim() ?? ''
  return {
    language,
    isOwn,
    above: at(index - 1),
    below: at(index + 1),
    isUserStory: paragraphOf(prose, index).some((line) => STORY.test(line)),
  }
}

const paragraphOf = (prose: readonly ProseLine[], index: number): readonly string[] => {
  const texts = prose.map(({ text }) => text.trim())
  const start = texts.lastIndexOf('', index) + 1
  const end = texts.indexOf('', index)
  return texts.slice(start, end === -1 ? undefined : end)
}

type Owner = { readonly part: Part; readonly word: string }

const ownerOf = (titleLine: string, language: string): Owner | null =>
  titleWords(language).find(({ word }) => titleLine.trim().startsWith(`${word}:`)) ?? null

/** Another keyword for a scenario, and nearly the keyword for its examples. */
const ONE_EXAMPLE: ReadonlySet<string> = new Set(['example', 'exemple'])

/** `owner` is the title directly above the line. */
const lostRow = (words: string, owner: Owner | null, language: string): string | null => {
  const isRow = words.startsWith('|')
  if (isRow && owner?.part === 'scenario' && ONE_EXAMPLE.has(folded(owner.word))) {
    return `"${owner.word}:" begins a scenario, and this table belongs to none: write "${titleWord('examples', language)}:" above it.`
  }
  if (isRow) return `${taken(words)}: a table goes below a step, or below "${titleWord('examples', language)}:".`
  return /^"""|^```/.test(words) ? `${taken(words)}: a text block belongs below a step.` : null
}

const lostStep = (words: string, context: StepContext, owner: Owner | null): string | null => {
  const { language } = context
  const meant = meantStep(words, context)
  if (meant === null) return null
  if (meant.kind !== 'step') return misfit(meant, words, language)
  const { written, why, isAmbiguous } = meant
  const remedy = written === words ? placeFor(owner, language) : `${why}write "${written}"`
  return `${taken(words)}: ${wayOut({ remedy, isAmbiguous })}`
}

/** The sentence about a step whose first word is not a keyword. */
export const misfit = ({ kind }: Exclude<MeantStep, { kind: 'step' }>, words: string, language: string): string => {
  if (kind === 'strange') return strangeSentence(words, language)
  const [given, when, then] = (['given', 'when', 'then'] as const).map((each) => stepWord(each, language))
  return `"${words}" is a step without its first word: begin it with "${given}", "${when}" or "${then}".`
}

const placeFor = (owner: Owner | null, language: string): string =>
  owner?.part === 'examples'
    ? `a step goes above "${owner.word}:"`
    : `write "${titleWord('scenario', language)}: " and a title above it`

/** Between steps, "## Scenario: …" is meant as a heading, but the steps below it would belong to the scenario above. */
const lostTitle = ({ line, text: whole }: ProseLine, { lines, language, isOwn }: FeatureText): readonly LostLine[] => {
  const heading = /^#+\s*(.*)$/.exec(whole.trim())?.[1] ?? ''
  const word = titleWords(language).find((title) => heading.startsWith(`${title.word}:`))
  const next =
    lines
      .slice(line)
      .find((text) => text.trim() !== '')
      ?.trim() ?? ''
  const isStepBelow = meantStep(next, { language, isOwn, above: '', below: '', isUserStory: false })?.kind === 'step'
  if (word === undefined || next.startsWith('#') || !isStepBelow) return []
  const sentence = `"${whole.trim()}" is a comment, and the steps below it belong to the scenario above: write "${heading}", or put # before the steps as well.`
  return [{ line, column: whole.search(/\S/) + 1, sentence }]
}

/** Line separators that neither Gherkin nor editors recognize: the text after them would be part of the line. */
const brokenLines = ({ lines }: FeatureText): readonly LostLine[] =>
  lines.flatMap((text, index) => {
    const column = text.search(/[\u2028\u2029\u0085\v\f]/) + 1
    if (column === 0) return []
    const sentence =
      'Here a line ends with a character that Gherkin does not recognize as a line break: replace it by pressing Enter.'
    return [{ line: index + 1, column, sentence }]
  })
