/** Whether the tests of the rules would notice a rule that judges differently: each condition is changed, one at a time. */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type Mutant } from '@stryker-mutator/api/core'
import type { Logger } from '@stryker-mutator/api/logging'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { build, type Plugin } from 'esbuild'
import { AUDIT_IDS } from '../audits/catalogue.ts'
import type { Measure } from './measure.ts'

const LEAST_SHARE = 0.99

const root = fileURLToPath(new URL('..', import.meta.url))

/** Texts are not changed: the conditions that select them are. */
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
    const contents = trialOf(AUDIT_IDS, await questions())
    const file = await bundle(contents, files, path.join(folder, 'trial.mjs'))
    const trial = await load(file, null)
    const { whileLoading } = trial
    if (!trial.areCasesKept(null)) throw new Error('The rules do not even pass their tests as they are.')
    const survivors: string[] = []
    for (const mutant of mutants) {
      // A condition that is evaluated while the code loads is evaluated only then, so the code must be loaded again.
      const { areCasesKept } = whileLoading.has(mutant.id) ? await load(file, mutant.id).catch(() => NOTICED) : trial
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
  /** The mutants that ran before any case was tried. */
  readonly whileLoading: ReadonlySet<string>
}

/** The result for rules that cannot even be loaded. */
const NOTICED: Pick<Trial, 'areCasesKept'> = { areCasesKept: () => false }

type Space = Record<string, unknown>

const load = async (file: string, mutant: string | null): Promise<Trial> => {
  const space = ((globalThis as Space)[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {}) as Space
  space[INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT] = mutant
  return (await import(`${pathToFileURL(file).href}?mutant=${mutant ?? 'none'}`)) as Trial
}

const CASES = 'tests/unit/audits/rules/'

/** The names of the questions that have claims. */
const questions = async (): Promise<readonly string[]> =>
  (await readdir(`${root}${CASES}questions`)).flatMap((name) =>
    name.endsWith('.claims.ts') ? [path.basename(name, '.claims.ts')] : [],
  )

/** Code that tries all claims and cases with a mutant. A rule that throws or does not end counts as noticed. */
const trialOf = (audits: readonly string[], asked: readonly string[]): string => `
${asked.map((question, index) => `import { claims as claims${index} } from './${CASES}questions/${question}.claims.ts'`).join('\n')}
${audits.map((audit, index) => `import { cases as cases${index} } from './${CASES}${audit}.cases.ts'`).join('\n')}
import { isDeepStrictEqual } from 'node:util'
import { RULES } from './audits/catalogue.ts'
import { claimsOf, judged } from './tests/unit/audits/rules/try-case.ts'
const space = globalThis.${INSTRUMENTER_CONSTANTS.NAMESPACE}
export const whileLoading = new Set(Object.keys(space.${INSTRUMENTER_CONSTANTS.MUTATION_COVERAGE_OBJECT}?.static ?? {}))
const CLAIMS = [${asked.map((_, index) => `...claims${index}`).join(', ')}]
const CASES = new Map([${audits.map((audit, index) => `['${audit}', cases${index}]`).join(', ')}])
const isKept = (rule, tried) => isDeepStrictEqual(judged(rule, tried), claimsOf(tried))
export const areCasesKept = (mutant) => {
  space.${INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT} = mutant
  space.${INSTRUMENTER_CONSTANTS.HIT_COUNT} = 0
  space.${INSTRUMENTER_CONSTANTS.HIT_LIMIT} = 1e6
  try {
    return (
      CLAIMS.every(({ answer, is }) => isDeepStrictEqual(answer(), is)) &&
      RULES.every((rule) => CASES.get(rule.audit).every((tried) => isKept(rule, tried)))
    )
  } catch {
    return false
  }
}
`

const bundle = async (
  trial: string,
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
    stdin: { contents: trial, resolveDir: root, loader: 'js' },
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
