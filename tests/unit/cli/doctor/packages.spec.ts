import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packageFindings } from '../../../../cli/doctor/findings/software.ts'
import { lookAtPackages } from '../../../../cli/doctor/look/packages.ts'
import { expect, test } from '../../../plain-test.ts'

const NEEDS = { playwright: null, bdd: null }

/** A project with these packages: each is named by its folder below node_modules, and has this package.json. */
const projectWith = (packages: Readonly<Record<string, object>>, manifest: object = {}): string => {
  const folder = test.info().outputPath('shop')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest))
  for (const [name, content] of Object.entries(packages)) {
    const place = path.join(folder, 'node_modules', name)
    mkdirSync(place, { recursive: true })
    writeFileSync(path.join(place, 'package.json'), JSON.stringify({ name, ...content }))
    writeFileSync(path.join(place, 'index.js'), '')
  }
  return realpathSync(folder)
}

const OURSELVES = { version: '0.0.9', exports: { '.': './index.js' } }
/** With playwright-bdd, so that the one of the folders above is not found. */
const RUNNERS = {
  '@playwright/test': { version: '1.65.0' },
  playwright: { version: '1.65.0' },
  'playwright-bdd': { version: '9.2.0' },
}
const NESTED = 'iadvize-rehearsal/node_modules'

const copiesIn = (folder: string) =>
  packageFindings(lookAtPackages(folder, NEEDS)).find(({ id }) => id === 'playwright-copies')

test('the doctor finds the package of a folder although its exports hide its package.json', () => {
  const folder = projectWith({ 'iadvize-rehearsal': OURSELVES })
  expect(lookAtPackages(folder, NEEDS).ofProject).toEqual({
    version: '0.0.9',
    folder: path.join(folder, 'node_modules/iadvize-rehearsal'),
  })
})

test('the doctor finds one Playwright where all packages share it', () => {
  const folder = projectWith({ ...RUNNERS, 'iadvize-rehearsal': OURSELVES })
  expect(copiesIn(folder)).toMatchObject({ verdict: 'ok' })
})

test('the doctor names both when the kit has a Playwright of its own', () => {
  const folder = projectWith({
    ...RUNNERS,
    'iadvize-rehearsal': OURSELVES,
    [`${NESTED}/@playwright/test`]: { name: '@playwright/test', version: '1.50.0' },
    [`${NESTED}/playwright`]: { name: 'playwright', version: '1.50.0' },
  })
  expect(copiesIn(folder)).toMatchObject({
    verdict: 'problem',
    seen: expect.stringMatching(
      /this folder finds 1\.65\.0 .*; iadvize-rehearsal finds 1\.50\.0 .*iadvize-rehearsal\/node_modules/,
    ),
  })
})

test('a Playwright of a dependency that uses the runner is a warning, and one of a dependency that does not is none', () => {
  const nested = (name: string) => ({
    [`${name}/node_modules/@playwright/test`]: { name: '@playwright/test', version: '1.50.0' },
    [`${name}/node_modules/playwright`]: { name: 'playwright', version: '1.50.0' },
  })
  const manifest = { devDependencies: { fixtures: '1.0.0', crawler: '1.0.0' } }
  const crawler = { crawler: { dependencies: { playwright: '1.50.0' } }, ...nested('crawler') }
  expect(copiesIn(projectWith({ ...RUNNERS, ...crawler }, manifest))).toMatchObject({ verdict: 'ok' })
  const fixtures = { fixtures: { peerDependencies: { '@playwright/test': '*' } }, ...nested('fixtures') }
  expect(copiesIn(projectWith({ ...RUNNERS, ...fixtures }, manifest))).toMatchObject({
    verdict: 'warning',
    seen: expect.stringContaining('fixtures finds 1.50.0'),
  })
})

test('a package that the package.json lists is needed', () => {
  const folder = projectWith({}, { devDependencies: { 'playwright-bdd': '^9.2.0' } })
  expect(lookAtPackages(folder, NEEDS)).toMatchObject({
    playwright: { neededBy: null, oldest: '1.50' },
    bdd: { neededBy: expect.stringContaining(folder), oldest: '9.2' },
  })
})
