/** `rehearsal scenario record`: a person plays on the site, and the command writes a feature from it. */

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import type { Browser } from '@playwright/test'
import { redact } from '../../audits/reports/redact.ts'
import { featureFiles } from '../../gherkin/check/check-features.ts'
import { featureOf, type WrittenFeature } from '../../gherkin/recorded/feature.ts'
import { launchBrowser } from '../audit/browser.ts'
import { Interruption } from '../audit/interruption.ts'
import { sentenceFor, usageError } from '../audit/sentences.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Language } from '../../gherkin/language.ts'
import { openSiteToPlay, playPlanOf, type PlayOptions, type PlayPlan } from './play-plan.ts'
import { folderOfPattern, readProject, type ScenarioProject } from './project.ts'
import { watchPlay } from './watch-play.ts'

const DEFAULT_NAME = 'recorded.feature'

const DEFAULT_TITLES = { en: 'A recorded visit', fr: 'Une visite enregistrée' } as const

export type RecordOptions = PlayOptions & {
  readonly output?: string
  readonly title?: string
  readonly language?: Language
}

export const recordScenario = async (url: string | undefined, options: RecordOptions): Promise<ExitCode> => {
  const { language = 'en', title = DEFAULT_TITLES[language] } = options
  const project = await readProject(options.config)
  const file = outputOf(project, options)
  if (existsSync(file)) throw usageError(`${file} already exists: name another file with --output <file>.`)
  try {
    const plan = await playPlanOf(url, options)
    const { written, hasJourney } = await playOn(plan, { language, title })
    await mkdir(path.dirname(file), { recursive: true })
    // Overwrites no existing file, even one that was created in the meantime.
    await writeFile(file, written.text, { flag: 'wx' })
    process.stdout.write(
      `\nWritten: ${file}\n${afterwordsOn(written, { hasJourney, strayFrom: strayFrom(project, file) })}`,
    )
    return EXIT.ok
  } catch (error) {
    if (error instanceof Interruption) return error.exitCode
    throw sentenceFor(error)
  }
}

/** By default beside the existing scenarios, so that it runs with them. */
const outputOf = ({ folder, patterns }: ScenarioProject, { output }: RecordOptions): string =>
  output === undefined ? path.resolve(folder, folderOfPattern(patterns[0] ?? ''), DEFAULT_NAME) : path.resolve(output)

/** The patterns of the project if none of them matches the file; empty if the file runs with the others. */
const strayFrom = ({ folder, patterns }: ScenarioProject, file: string): readonly string[] =>
  featureFiles(patterns, folder).some((name) => path.resolve(folder, name) === file) ? [] : patterns

type Wishes = { readonly language: Language; readonly title: string }

const playOn = async (plan: PlayPlan, wishes: Wishes) => {
  const browser = await launchBrowser({ isHeaded: true, hosts: [] })
  try {
    return await playIn(browser, plan, wishes)
  } finally {
    await browser.close()
  }
}

const playIn = async (browser: Browser, plan: PlayPlan, wishes: Wishes) => {
  const site = await openSiteToPlay(browser, plan)
  try {
    const { recording, problems } = await watchPlay(browser, site)
    for (const problem of problems) process.stderr.write(`rehearsal: ${redact(problem)}\n`)
    const written = featureOf(recording, { ...wishes, siteUrl: site.url })
    if (written.isEmpty) throw usageError('Nothing was done on the site, and no feature was written: try again.')
    return { written, hasJourney: site.visitors.length > 0 }
  } finally {
    await site.close()
  }
}

type Afterwords = { readonly hasJourney: boolean; readonly strayFrom: readonly string[] }

const afterwordsOn = (
  { unwritten, needsJourney }: WrittenFeature,
  { hasJourney, strayFrom: stray }: Afterwords,
): string =>
  [
    'It contains no passwords and no tokens.',
    ...(unwritten === 0
      ? []
      : [
          `No step exists for ${unwritten === 1 ? 'one thing' : `${unwritten} things`} that you did: the file has a comment ${unwritten === 1 ? 'there' : 'at each place'}.`,
        ]),
    ...(needsJourney && !hasJourney
      ? ['It signs in, which needs a journey: let "rehearsal audit <url> --init" write one.']
      : []),
    ...(stray.length === 0
      ? []
      : [`It does not run with the others (${stray.join(', ')}): rename or move it so that it matches.`]),
    'Read it, give it a better title, then run it: npx playwright test',
    '',
  ].join('\n')
