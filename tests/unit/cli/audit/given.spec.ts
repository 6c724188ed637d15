import { mkdir, writeFile } from 'node:fs/promises'
import { givenOf } from '../../../../cli/audit/given.ts'
import { expect, test } from '../../../plain-test.ts'

const SETTINGS = {
  hosts: ['tag.brand.example'],
  audit: { journey: 'journey.ts', html: 'reports/audit.html', budget: 'warn', headed: false, sid: 7316 },
}

test('an option of the audit overrides the settings file, and the settings file the default', async () => {
  const folder = test.info().outputPath('site')
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/other.json`, JSON.stringify(SETTINGS))
  const given = await givenOf({ config: 'other.json', headed: true, journey: 'mine.ts' }, folder)
  expect(given).toMatchObject({ headed: true, journey: 'mine.ts', budget: 'warn', sid: '7316', stepLimitSeconds: 15 })
  expect(given.hostsOfStandIn).toEqual(['tag.brand.example'])
})

test('a file that the settings of the audit name is relative to the folder of the settings file', async () => {
  const folder = test.info().outputPath('site')
  await mkdir(`${folder}/settings`, { recursive: true })
  await writeFile(`${folder}/settings/rehearsal.json`, JSON.stringify(SETTINGS))
  const given = await givenOf({ config: 'settings/rehearsal.json' }, folder)
  expect(given).toMatchObject({
    journey: `${folder}/settings/journey.ts`,
    html: `${folder}/settings/reports/audit.html`,
  })
})

test('a demo shop that the command names is audited without the site of the settings file', async () => {
  const folder = test.info().outputPath('site')
  await mkdir(folder, { recursive: true })
  const ofSite = { url: 'https://shop.example/', journey: 'journey.ts', sid: 7316, publicKey: 'keys/brand.pem' }
  await writeFile(`${folder}/rehearsal.config.json`, JSON.stringify({ audit: { ...ofSite, budget: 'warn' } }))
  expect(await givenOf({ site: 'good' }, folder)).toEqual({
    site: 'good',
    budget: 'warn',
    stepLimitSeconds: 15,
    hostsOfStandIn: [],
    keyPlace: expect.anything(),
  })
})

test('without a settings file, the audit has its options and the defaults', async () => {
  const given = await givenOf({ sid: '1234' }, test.info().outputDir)
  expect(given).toEqual({
    sid: '1234',
    budget: 'fail',
    stepLimitSeconds: 15,
    hostsOfStandIn: [],
    keyPlace: { setting: 'audit.publicKey', sid: '1234' },
  })
})
