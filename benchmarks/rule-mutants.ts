/** Whether the tests of the rules would notice a rule that judges otherwise: each condition is changed once, one at a time. */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type Mutant } from '@stryker-mutator/api/core'
import type { Logger } from '@stryker-mutator/api/logging'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { build, type Plugin } from 'esbuild'
import type { Measure } from './measure.ts'

const LEAST_SHARE = 0.9

const root = fileURLToPath(new URL('..', import.meta.url))

/** Words are left as they are: what a rule says and shows is put to the test by what decides which of them it is. */
const NOT_JUDGING = ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration', 'BlockStatement']

type MutantTrial = { readonly mutants: number; readonly survivors: readonly string[] }

export const measureRuleMutants = async (): Promise<Measure> => {
  const { mutants, survivors } = await tryRuleMutants()
  const share = (mutants - survivors.length) / mutants
  return {
    name: 'changed rules that the tests notice',
    measured: `${(share * 100).toFixed(1)} %`,
    floor: null,
    samples: `${mutants} changes`,
    goal: `≥ ${LEAST_SHARE * 100} %`,
    isMet: share >= LEAST_SHARE,
    note: ['One comparison, condition or filter of audits/rules is changed at a time. Unnoticed:', ...survivors].join(
      '\n  ',
    ),
  }
}

const tryRuleMutants = async (): Promise<MutantTrial> => {
  const { files, mutants: made } = await instrument()
  const mutants = made.filter(({ status }) => status !== 'Ignored')
  const folder = await mkdtemp(path.join(tmpdir(), 'rule-mutants-'))
  try {
    const file = await bundle(files, path.join(folder, 'trial.mjs'))
    const trial = await load(file, null)
    const { whileLoading } = trial
    if (!trial.areCasesKept(null)) throw new Error('The rules do not even pass their tests as they are.')
    const survivors: string[] = []
    for (const mutant of mutants) {
      // What is decided while the code is loaded is decided once: it has to be loaded anew.
      const { areCasesKept } = whileLoading.has(mutant.id) ? await load(file, mutant.id) : trial
      if (areCasesKept(mutant.id)) survivors.push(nameOf(mutant))
    }
    return { mutants: mutants.length, survivors }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** "audits/rules/token-size.ts:12 EqualityOperator → a > b" */
const nameOf = ({ fileName, location, mutatorName, replacement }: Mutant): string =>
  `${path.relative(root, fileName)}:${location.start.line + 1} ${mutatorName} → ${replacement.replaceAll(/\s+/g, ' ')}`

const instrument = async () => {
  const rules = (await readdir(`${root}audits/rules`, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const names = rules.map((name) => `${root}audits/rules/${name}`)
  const sources = await Promise.all(
    names.map(async (name) => ({ name, content: await readFile(name, 'utf8'), mutate: true })),
  )
  return new Instrumenter(SILENT).instrument(sources, { plugins: null, ignorers: [], excludedMutations: NOT_JUDGING })
}

const nothing = (): void => {}
const off = (): boolean => false
const SILENT = {
  isTraceEnabled: off,
  isDebugEnabled: off,
  isInfoEnabled: off,
  isWarnEnabled: off,
  isErrorEnabled: off,
  isFatalEnabled: off,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
} satisfies Logger

type Trial = {
  readonly areCasesKept: (mutant: string | null) => boolean
  /** Mutants that were come upon before any case was tried. */
  readonly whileLoading: ReadonlySet<string>
}

type Space = Record<string, unknown>

const load = async (file: string, mutant: string | null): Promise<Trial> => {
  const space = ((globalThis as Space)[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {}) as Space
  space[INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT] = mutant
  return (await import(`${pathToFileURL(file).href}?mutant=${mutant ?? 'none'}`)) as Trial
}

/** Runs all cases with the mutant; a rule that throws, or does not end, is noticed as well. */
const TRIAL = `
import { ALL_CASES } from './tests/unit/audits/rules/all-cases.ts'
import { claimsOf, judged } from './tests/unit/audits/rules/try-case.ts'
const space = globalThis.${INSTRUMENTER_CONSTANTS.NAMESPACE}
export const whileLoading = new Set(Object.keys(space.${INSTRUMENTER_CONSTANTS.MUTATION_COVERAGE_OBJECT}?.static ?? {}))
const isKept = (rule, tried) => JSON.stringify(judged(rule, tried)) === JSON.stringify(claimsOf(tried))
export const areCasesKept = (mutant) => {
  space.${INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT} = mutant
  space.${INSTRUMENTER_CONSTANTS.HIT_COUNT} = 0
  space.${INSTRUMENTER_CONSTANTS.HIT_LIMIT} = 1e6
  try {
    return ALL_CASES.every(({ rule, cases }) => cases.every((tried) => isKept(rule, tried)))
  } catch {
    return false
  }
}
`

const bundle = async (
  files: readonly { readonly name: string; readonly content: string }[],
  outfile: string,
): Promise<string> => {
  const contents = new Map(files.map(({ name, content }) => [name, content]))
  const changed: Plugin = {
    name: 'changed rules',
    setup: (building) =>
      building.onLoad({ filter: /\/audits\/.*\.ts$/ }, (file) => {
        const content = contents.get(file.path)
        return content === undefined ? undefined : { contents: content, loader: 'ts' }
      }),
  }
  const { outputFiles } = await build({
    stdin: { contents: TRIAL, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    plugins: [changed],
    write: false,
  })
  await writeFile(outfile, outputFiles[0]?.contents ?? '')
  return outfile
}
