/** Finds the mistakes in the feature files of a project, as lines that an editor can follow. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { globSync } from 'tinyglobby'
import { checkFeature, type FeatureProblem } from './check-feature.ts'
import { encodingProblem } from './encoding.ts'
import type { OwnSteps } from './own-steps.ts'

export type FileProblem = FeatureProblem & {
  /** The path relative to the folder, as the patterns match it. */
  readonly file: string
}

/** The matching paths relative to `folder`, in alphabetical order. */
export const featureFiles = (patterns: readonly string[], folder: string): readonly string[] =>
  globSync([...patterns], { cwd: folder }).toSorted()

/** `files` are relative to `folder`. The problems are in the order of the files, then of their lines. */
export const checkFeatures = (files: readonly string[], folder: string, ownSteps?: OwnSteps): readonly FileProblem[] =>
  files.flatMap((file) =>
    problemsIn(readFileSync(path.join(folder, file)), ownSteps).map((each) => ({ ...each, file })),
  )

const problemsIn = (bytes: Uint8Array, ownSteps?: OwnSteps): readonly FeatureProblem[] => {
  const unreadable = encodingProblem(bytes)
  return unreadable === null
    ? checkFeature(new TextDecoder().decode(bytes), ownSteps)
    : [{ ...unreadable, nearest: [] }]
}

/** "features/chat.feature:4:5 There is no step …" */
export const problemLine = ({ file, line, column, sentence }: FileProblem): string =>
  `${file}:${line}:${column} ${sentence}`
