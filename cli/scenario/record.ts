/** `rehearsal scenario record`: somebody plays on the site, and gets a feature of it. */

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import type { Browser } from '@playwright/test'
import { redact } from '../../audits/redact.ts'
import { featureFiles } from '../../gherkin/check-features.ts'
import { featureOf, type WrittenFeature } from '../../gherkin/recorded/feature.ts'
import { launchBrowser } from '../audit/browser.ts'
import { Interruption } from '../audit/interruption.ts'
import { sentenceFor, usageError } from '../audit/sentences.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { RecordOptions } from '../scenario.ts'
import { openSiteToPlay, playPlanOf, type PlayPlan } from './play-plan.ts'
import { folderOfPattern, readProject, type ScenarioProject } from './project.ts'
import { watchPlay } from './watch-play.ts'

const DEFAULT_NAME = 'recorded.feature'

const DEFAULT_TITLES = { en: 'A recorded visit', fr: 'Une visite enregistrée' } as const

export const recordScenario = async (url: string | undefined, options: RecordOptions): Promise<ExitCode> => {
  const { language = 'en', title = DEFAULT_TITLES[language] } = options
  const project = await readProject(options.config)
  const file = outputOf(project, options)
  if (existsSync(file)) throw usageError(`${file} is there already: name another file with --output <file>.`)
  try {
    const plan = await playPlanOf(url, options)
    const { written, hasJourney } = await playOn(plan, { language, title })
    await mkdir(path.dirname(file), { recursive: true })
    // Nobody else's file is written over, even if it has come in the meantime.
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

/** Beside the scenarios that there are, so that it runs with them. */
const outputOf = ({ folder, patterns }: ScenarioProject, { output }: RecordOptions): string =>
  output === undefined ? path.resolve(folder, folderOfPattern(patterns[0] ?? ''), DEFAULT_NAME) : path.resolve(output)

/** The patterns of the project that do not take the file; none where it runs with the others. */
const strayFrom = ({ folder, patterns }: ScenarioProject, file: string): readonly string[] =>
  featureFiles(patterns, folder).some((name) => path.resolve(folder, name) === file) ? [] : patterns

type Wishes = { readonly language: 'en' | 'fr'; readonly title: string }

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
    'No password and no token is in it.',
    ...(unwritten === 0
      ? []
      : [
          `For ${unwritten === 1 ? 'one thing' : `${unwritten} things`} that you did there is no step: a comment says where.`,
        ]),
    ...(needsJourney && !hasJourney
      ? ['It signs in, which needs a journey: let "rehearsal audit <url> --init" write one.']
      : []),
    ...(stray.length === 0
      ? []
      : [
          `It does not run with the others, which are ${stray.join(', ')}: give it a name and a place that is one of them.`,
        ]),
    'Read it, give it a better title, then run it: npx playwright test',
    '',
  ].join('\n')
