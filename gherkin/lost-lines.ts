/**
 * Lines of a feature that look like a title, a step or a table, and that Gherkin takes for a description or a comment:
 * nothing would come of them, and the scenario would pass without them. Pure.
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
  /** Steps that are certainly the project's own. */
  readonly isOwn: OwnSteps
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

/** Below one title. */
const lostInDescription = (prose: readonly ProseLine[], text: FeatureText): readonly LostLine[] => {
  const lost: LostLine[] = []
  // Below a title that is lost the rest is right once the title is.
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

/** What is no title. */
const lostBelow = (prose: readonly ProseLine[], index: number, text: FeatureText): string | null => {
  const { text: whole = '', titleLine = 0 } = prose[index] ?? {}
  const words = whole.trim()
  const owner = ownerOf(text.lines[titleLine - 1] ?? '', text.language)
  // A table, or a text in quotes, is told of once.
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

const taken = (words: string): string => `"${words}" would be taken for a description, and never run`

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

/** Another word for a scenario, and nearly that for its examples. */
const ONE_EXAMPLE: ReadonlySet<string> = new Set(['example', 'exemple'])

/** `owner` is the title that stands directly above. */
const lostRow = (words: string, owner: Owner | null, language: string): string | null => {
  const isRow = words.startsWith('|')
  if (isRow && owner?.part === 'scenario' && ONE_EXAMPLE.has(folded(owner.word))) {
    return `"${owner.word}:" begins a scenario, and this table belongs to none: write "${titleWord('examples', language)}:" above it.`
  }
  if (isRow) return `${taken(words)}: a table stands below a step, or below "${titleWord('examples', language)}:".`
  return /^"""|^```/.test(words) ? `${taken(words)}: such a text stands below a step.` : null
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

/** Of a step whose first word is not a keyword. */
export const misfit = ({ kind }: Exclude<MeantStep, { kind: 'step' }>, words: string, language: string): string => {
  if (kind === 'strange') return strangeSentence(words, language)
  const [given, when, then] = (['given', 'when', 'then'] as const).map((each) => stepWord(each, language))
  return `"${words}" is a step without its first word: begin it with "${given}", "${when}" or "${then}".`
}

const placeFor = (owner: Owner | null, language: string): string =>
  owner?.part === 'examples'
    ? `a step stands above "${owner.word}:"`
    : `write "${titleWord('scenario', language)}: " and a title above it`

/** "## Scenario: …" between steps is a heading to its writer; the steps below it would go on the scenario above. */
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

/** Line ends that Gherkin and editors do not see: what stands behind them would be part of the line. */
const brokenLines = ({ lines }: FeatureText): readonly LostLine[] =>
  lines.flatMap((text, index) => {
    const column = text.search(/[\u2028\u2029\u0085\v\f]/) + 1
    if (column === 0) return []
    const sentence =
      'Here a line ends with a sign that Gherkin does not take for a line break: press Enter in its place.'
    return [{ line: index + 1, column, sentence }]
  })
