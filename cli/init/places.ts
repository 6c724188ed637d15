/** Where the first test and the first feature go: beside what the project has, and where nothing else runs them. Pure. */

import path from 'node:path'
import { fileNameOf } from '../scenario/file-name.ts'
import { folderOfPattern } from '../scenario/project.ts'
import type { Language } from '../../gherkin/language.ts'
import type { Found, PlaywrightFound } from './found.ts'

export const FEATURE_TITLES: Readonly<Record<Language, string>> = {
  en: 'A customer signs in',
  fr: 'Un client se connecte',
}

const TEST_NAME = 'secured-chat'

/** TypeScript where the project has it, and else JavaScript that every tool takes for a module. */
export const endingOf = ({ isTypeScript, isModule }: Pick<Found, 'isTypeScript' | 'isModule'>): string => {
  if (isTypeScript) return 'ts'
  return isModule ? 'js' : 'mjs'
}

export type TestHabit = {
  /** Where tests go if they are anywhere in the project, and there is none yet. */
  readonly folder: string
  readonly kind: 'spec' | 'test'
}

/** A new test in the folder, named as the tests that are there. */
export const testFileIn = (folder: string, found: Found, usual: TestHabit): string => {
  const there = found.tests.filter((test) => isInside(test, folder))
  const home = folder === '.' ? (mostOf(there.map(topFolderOf)) ?? usual.folder) : folder
  const kind = mostOf(there.flatMap((test) => /\.(test|spec|e2e)\.\w+$/.exec(test)?.[1] ?? [])) ?? usual.kind
  return path.posix.join(home, `${TEST_NAME}.${kind}.${endingOf(found)}`)
}

const topFolderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '.') : '.')

const mostOf = (words: readonly string[]): string | null => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null
}

const isInside = (file: string, folder: string): boolean =>
  folder === '.' || file === folder || file.startsWith(`${folder}/`)

/** The configuration of Playwright tests that exists; null if there is none whose folder is known. */
export const homeOfTests = ({ configurations }: Found): (PlaywrightFound & { readonly testDir: string }) | null => {
  for (const configuration of configurations) {
    // A folder that is named says more than the one that is meant without a name.
    const testDir = configuration.testDirs.find((folder) => folder !== '.') ?? configuration.testDirs[0]
    if (testDir !== undefined) return { ...configuration, testDir }
  }
  return null
}

/** The configuration that runs features with the steps of this package. */
export const homeOfFeatures = ({ configurations }: Found): PlaywrightFound | null =>
  configurations.find(({ features }) => features.length > 0) ?? null

export type FeaturePlace = { readonly file: string; readonly patterns: readonly string[] }

/** Null if every folder is one whose features others run. */
export const featurePlaceOf = (found: Found, language: Language): FeaturePlace | null => {
  const name = `${fileNameOf(FEATURE_TITLES[language])}.feature`
  const home = homeOfFeatures(found)
  if (home !== null) {
    return { file: path.posix.join(folderOfPattern(home.features[0] ?? ''), name), patterns: home.features }
  }
  const taken = [
    ...found.configurations.flatMap(({ otherFeatures }) => otherFeatures.map(folderOfPattern)),
    ...found.features.map((feature) => path.posix.dirname(feature)),
  ].map((folder) => path.posix.normalize(folder))
  // A pattern of others that begins at the top takes the features of every folder.
  const isEverywhere = found.configurations.some(({ otherFeatures }) =>
    otherFeatures.some((one) => one.startsWith('**')),
  )
  const free = FEATURE_FOLDERS.find(
    (folder) => !taken.some((other) => isInside(other, folder) || (isInside(folder, other) && other !== '.')),
  )
  if (free === undefined || isEverywhere) return null
  return { file: `${free}/${name}`, patterns: [`${free}/**/*.feature`] }
}

const FEATURE_FOLDERS = ['features', 'rehearsal/features']

/** The folder of Playwright tests that the project's own runner does not take for its own. */
export const ownTestFolder = (found: Found): string => {
  const isAlone = found.runner === null && !found.hasCypress && found.configurations.length === 0
  const candidates = [...(isAlone ? ['tests'] : []), 'e2e', 'rehearsal']
  return candidates.find((folder) => !found.tests.some((test) => isInside(test, folder))) ?? 'rehearsal/tests'
}
