/** What is found in a project of somebody who has nothing yet, and what differs from it. */

import type { Found, PlaywrightFound } from '../../../../cli/init/found.ts'
import { packageManagerOf } from '../../../../cli/init/package-managers.ts'
import { planOf, type Plan } from '../../../../cli/init/plan.ts'
import type { Wanted } from '../../../../cli/init/planned.ts'

const aProject = (differing: Partial<Found> = {}): Found => ({
  name: 'shop',
  manager: packageManagerOf(undefined, ['package-lock.json']),
  isModule: true,
  isTypeScript: true,
  configurations: [],
  runner: null,
  runnerFile: 'package.json',
  hasCypress: false,
  tests: [],
  features: [],
  ci: 'github',
  repository: null,
  isInGit: false,
  startScript: null,
  settingsFile: null,
  audit: {},
  journey: null,
  sidOfPage: null,
  ignored: [],
  missing: [],
  isFromOutside: false,
  ...differing,
})

export const aConfiguration = (differing: Partial<PlaywrightFound> = {}): PlaywrightFound => ({
  file: 'playwright.config.ts',
  trouble: null,
  testDirs: ['.'],
  features: [],
  otherFeatures: [],
  baseUrl: null,
  server: null,
  startsSite: false,
  ...differing,
})

export const aPlan = (found: Partial<Found> = {}, wanted: Partial<Wanted> = {}): Plan =>
  planOf(aProject(found), {
    language: 'en',
    url: 'http://localhost:3000',
    sid: '7316',
    publicKey: null,
    ...wanted,
  })

export const filesOf = ({ files }: Plan): readonly string[] => files.map(({ file }) => file)

/** What is planned for the file whose name contains this; empty if there is none. */
export const textIn = ({ files }: Plan, name: string): string =>
  files.find(({ file }) => file.includes(name))?.text ?? ''
