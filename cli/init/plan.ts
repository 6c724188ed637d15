/** Decides what `rehearsal init` would write, from what was found and what the user said. Pure. */

import type { Language } from '../../gherkin/language.ts'
import { PLAYWRIGHT_CONFIG, SCENARIOS_CONFIG } from '../scenario/configuration.ts'
import { configurationText, featureText, journeyText } from '../scenario/templates.ts'
import { importOf } from './address.ts'
import { linesByHand } from './by-hand.ts'
import { ciOf } from './ci.ts'
import type { Found } from './found.ts'
import { endingOf, FEATURE_TITLES, featurePlaceOf, homeOfFeatures, type FeaturePlace } from './places.ts'
import type { HandEdit, PlannedFile, Site, Wanted } from './planned.ts'
import { beforeRun, notesOn, testCommands } from './run.ts'
import { settingsText } from './settings-text.ts'
import { journeyOf, siteOf } from './site.ts'
import { TEST_TITLE } from './test-text.ts'
import { testOf, type PlannedTest } from './test.ts'

export type Plan = {
  readonly site: Site
  readonly files: readonly PlannedFile[]
  readonly byHand: readonly HandEdit[]
  /** What the user may wonder about, one sentence each. */
  readonly notes: readonly string[]
  /** What only the user can do before the first run, one sentence or command each. */
  readonly before: readonly string[]
  /** The commands of the first run. */
  readonly run: readonly string[]
}

export const planOf = (found: Found, wanted: Wanted): Plan => {
  const site = siteOf(found, wanted)
  const features = featurePlaceOf(found, wanted.language)
  const test = testOf(found, site)
  const own = ownConfigurationOf(found, { site, features, test })
  const parts = { site, features, test, own }
  const tests = testCommands(found, parts)
  const audit = `${found.manager.manager.exec} rehearsal audit`
  const ci = ciOf(found, { site, tests, audit })
  const files = [
    ...(found.settingsFile === null ? [settingsFile(found, site)] : []),
    ...(journeyOf(found) === null ? [journeyFile(found, site)] : []),
    { file: test.file, what: `a first test: "${TEST_TITLE}"`, text: test.text },
    ...(features === null ? [] : [featureFile(features.file, wanted.language)]),
    ...(own === null ? [] : [own]),
    ...ci.files,
  ]
  return {
    site,
    files,
    byHand: [...linesByHand(found, parts), ...ci.byHand],
    notes: [...notesOn(found, parts), ...ci.notes],
    before: beforeRun(found, parts),
    run: [...tests, audit],
  }
}

const settingsFile = (found: Found, site: Site): PlannedFile => ({
  file: `rehearsal.config.${endingOf(found)}`,
  what: 'settings: your site, your project, the journey',
  text: settingsText(site),
})

const journeyFile = ({ isTypeScript }: Found, site: Site): PlannedFile => ({
  file: site.journey,
  what: 'how your customers sign in and out, to be filled in',
  text: journeyText(isTypeScript),
})

const featureFile = (file: string, language: Language): PlannedFile => {
  const title = FEATURE_TITLES[language]
  return { file, what: `a first feature: "${title}"`, text: featureText(title, language) }
}

type Parts = { readonly site: Site; readonly features: FeaturePlace | null; readonly test: PlannedTest }

/** A configuration for what none that exists would run; null if nothing is left over. */
const ownConfigurationOf = (found: Found, { site, features, test }: Parts): PlannedFile | null => {
  // What is missing in a configuration that runs features already is added to it by hand.
  if (homeOfFeatures(found) !== null) return null
  const isTestLeftOver = test.kind === 'playwright' && test.configuration === null
  if (features === null && !isTestLeftOver) return null
  const isFirst = found.configurations.every(({ file }) => !file.startsWith(`${PLAYWRIGHT_CONFIG}.`))
  const file = `${isFirst ? PLAYWRIGHT_CONFIG : SCENARIOS_CONFIG}.${endingOf(found)}`
  const runs = [...(isTestLeftOver ? ['the test'] : []), ...(features === null ? [] : ['the feature'])]
  return {
    file,
    what: `the Playwright configuration that runs ${runs.join(' and ')}`,
    text: configurationText({
      ...site,
      patterns: features?.patterns ?? [],
      journey: importOf(file, site.journey),
      tests: isTestLeftOver ? test.folder : undefined,
      outputDir: hasOtherFeatures(found) ? OWN_OUTPUT : undefined,
      server: site.server ?? undefined,
      isTyped: found.isTypeScript,
    }),
  }
}

/** Tests that playwright-bdd makes from features of the project's own are in its usual folder. */
const OWN_OUTPUT = '.rehearsal/features-gen'

const hasOtherFeatures = ({ configurations }: Found): boolean =>
  configurations.some(({ otherFeatures }) => otherFeatures.length > 0)
