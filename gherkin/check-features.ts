/** What is wrong with the feature files of a project, in lines that an editor can follow. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { globSync } from 'tinyglobby'
import { checkFeature, type FeatureProblem, type KnownSteps } from './check-feature.ts'
import { encodingProblem } from './encoding.ts'

export type FileProblem = FeatureProblem & {
  /** As the patterns name it: below the folder. */
  readonly file: string
}

/** Their names below `folder`, in the order of the alphabet. */
export const featureFiles = (patterns: readonly string[], folder: string): readonly string[] =>
  globSync([...patterns], { cwd: folder }).toSorted()

/** `files` are below `folder`. In their order, then in that of their lines. */
export const checkFeatures = (
  files: readonly string[],
  folder: string,
  known: KnownSteps = {},
): readonly FileProblem[] =>
  files.flatMap((file) => problemsIn(readFileSync(path.join(folder, file)), known).map((each) => ({ ...each, file })))

const problemsIn = (bytes: Uint8Array, known: KnownSteps): readonly FeatureProblem[] => {
  const unreadable = encodingProblem(bytes)
  return unreadable === null ? checkFeature(new TextDecoder().decode(bytes), known) : [{ ...unreadable, nearest: [] }]
}

/** "features/chat.feature:4:5 There is no step …" */
export const problemLine = ({ file, line, column, sentence }: FileProblem): string =>
  `${file}:${line}:${column} ${sentence}`
