import { expectSentence, JOURNEY, test } from './command-test.ts'

const SITE = 'http://127.0.0.1:9/'

for (const { mistake, args, says } of [
  { mistake: 'an unknown option', args: ['--onyl', 'x'], says: /unknown option '--onyl'.*--only/ },
  { mistake: 'a second address', args: [SITE, SITE], says: /too many arguments/ },
  { mistake: 'an unknown audit', args: ['--only', 'tokens'], says: /There is no audit "tokens": name a group/ },
  { mistake: 'nothing that is left', args: ['--only', 'token', '--skip', 'token'], says: /No audit is left/ },
  { mistake: 'an empty name', args: ['--only', 'token,'], says: /--only must be names separated by commas/ },
  {
    mistake: 'a budget that is none',
    args: ['--budget', 'strict'],
    says: /The budget "strict" cannot be read: a level/,
  },
  {
    mistake: 'a step limit that is none',
    args: ['--step-limit', '0'],
    says: /--step-limit must be a number of seconds, more than 0/,
  },
  {
    mistake: 'an unknown demo shop',
    args: ['--site', 'perfect'],
    says: /There is no site "perfect"; the sites are good/,
  },
  { mistake: 'a demo shop and an address', args: [SITE, '--site', 'good'], says: /--site is for the demo shop/ },
  {
    mistake: 'an address without its scheme',
    args: ['localhost:3000'],
    says: /"localhost:3000" is not the address of a site.*http:/,
  },
  {
    mistake: 'no journey',
    args: [SITE],
    says: /no journey that says how visitors sign in to .*--journey <file>.*--init/,
  },
  {
    mistake: 'a journey without an address',
    args: ['--journey', 'j.ts'],
    says: /A journey was given without the address/,
  },
  {
    mistake: 'a host of several names',
    args: ['--host', '*.brand.example'],
    says: /"\*\.brand\.example" stands for several hosts: name each of them/,
  },
  {
    mistake: 'an address where a host is wanted',
    args: [SITE, '--host', 'https://chat.brand.example/iadvize.js'],
    says: /is more than a host: write "chat\.brand\.example"/,
  },
  {
    mistake: "the vendor's own host",
    args: ['--host', 'lc.iadvize.com'],
    says: /a host of the vendor, which needs no/,
  },
  { mistake: 'a host without an address', args: ['--host', 'a.example'], says: /A host was given without the address/ },
  {
    mistake: 'a journey that is not there',
    args: [SITE, '--journey', 'j.ts'],
    says: /There is no file for the journey j/,
  },
  {
    mistake: 'a journey that is no code',
    args: [SITE, '--journey', 'broken.ts'],
    says: /broken\.ts cannot be loaded: /,
  },
  {
    mistake: 'a journey that exports nothing',
    args: [SITE, '--journey', 'empty.ts'],
    says: /empty\.ts exports nothing/,
  },
  {
    mistake: 'a journey that throws',
    args: [SITE, '--journey', 'throws.ts'],
    says: /throws\.ts cannot be loaded: no day/,
  },
  {
    mistake: 'a public key that is not there',
    args: [SITE, '--journey', 'journey.ts', '--public-key', 'brand.pem'],
    says: /--public-key is "brand\.pem", which is not a key, and there is no such file: looked for /,
  },
  {
    mistake: 'a public key that is none',
    args: [SITE, '--journey', 'journey.ts', '--public-key', 'journey.ts'],
    says: /--public-key \(file .*journey\.ts\) is a string of \d+ characters, which is not a key/,
  },
  {
    mistake: 'a baseline that is not there',
    args: ['--baseline', 'b.json'],
    says: /The baseline b\.json cannot be read/,
  },
  {
    mistake: 'a baseline that is none',
    args: ['--baseline', 'journey.ts'],
    says: /The baseline journey\.ts is not JSON/,
  },
]) {
  test(`${mistake} ends the audit with 2 and one sentence`, async ({ rehearsal, folder }) => {
    await folder.write('journey.ts', JOURNEY)
    await folder.write('broken.ts', 'export const signIn = async (page => {')
    await folder.write('empty.ts', '')
    await folder.write('throws.ts', "throw new Error('no day for it')")
    expectSentence(await rehearsal.run(['audit', ...args], {}, folder.path), { code: 2, says })
  })
}

test('an unknown field of the settings file ends the audit with 2 and names the field', async ({
  rehearsal,
  folder,
}) => {
  await folder.write('rehearsal.config.json', '{ "audit": { "onyl": ["token"] } }')
  const ended = await rehearsal.run(['audit'], {}, folder.path)
  expectSentence(ended, { code: 2, says: /audit\.onyl does not exist; did you mean only\?/ })
})

test('a report that cannot be written ends the audit with 3 before anything is judged', async ({
  rehearsal,
  folder,
}) => {
  await folder.write('file', '')
  const inFile = await rehearsal.run(['audit', '--html', 'file/report.html'], {}, folder.path)
  expectSentence(inFile, { code: 3, says: /The html report cannot be written to .*file\/report\.html/ })
  const onFolder = await rehearsal.run(['audit', '--json', '.'], {}, folder.path)
  expectSentence(onFolder, { code: 3, says: /this is a folder, name a file in it/ })
})

for (const { mistake, args, code, says } of [
  {
    mistake: 'without an address',
    args: [],
    code: 2,
    says: /--init needs the address of a site: rehearsal audit <url>/,
  },
  {
    mistake: 'over a journey that is there',
    args: [SITE],
    code: 2,
    says: /journey\.ts already exists: move it away, or name another file with --journey/,
  },
  {
    mistake: 'without a browser that has a window',
    args: [SITE, '--journey', 'new.ts'],
    code: 3,
    says: /There is no browser that can show a window: run "npx playwright install chromium"/,
  },
] as const) {
  test(`--init ${mistake} ends with ${code} and one sentence`, async ({ rehearsal, folder }) => {
    await folder.write('journey.ts', JOURNEY)
    const nowhere = { PATH: folder.path, PLAYWRIGHT_BROWSERS_PATH: folder.path, HOME: folder.path }
    expectSentence(await rehearsal.run(['audit', ...args, '--init'], nowhere, folder.path), { code, says })
  })
}
