import { startTinySite, type TinySite } from '../matrix/tiny-site.ts'
import { expect, JOURNEY, ONLY, test as base } from './command-test.ts'

const test = base.extend<{ readonly tinySite: (site: TinySite) => Promise<string> }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  tinySite: async ({}, use) => {
    const closings: (() => void)[] = []
    await use(async (site) => {
      const { url, close } = await startTinySite(site)
      closings.push(close)
      return url
    })
    for (const close of closings) close()
  },
})

const TINY_JOURNEY = `
export const visitors = [{ email: 'ada@example.com' }]
export const chatPages = ['/help']
export const signIn = async (page, visitor) => {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(visitor['email'])
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}
export const signOut = async (page) => {
  await page.getByRole('button', { name: 'Sign out' }).click()
}
`

test('the audit finds a chat on the page that the journey names, even if it is not the audited page', async ({
  rehearsal,
  folder,
  tinySite,
}) => {
  await folder.write('journey.ts', TINY_JOURNEY)
  const url = await tinySite({ chatOn: ['/help'] })
  const ended = await rehearsal.run(['audit', url, '--journey', 'journey.ts', ...ONLY], {}, folder.path)
  expect(ended.stderr).not.toContain('does not say')
  expect(ended.code).toBe(0)
})

test('an address of the journey without a page ends the audit with 3 and one sentence', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', `${JOURNEY}export const chatPages = ['/account', '/no-such-page']\n`)
  const url = await shop()
  const ended = await rehearsal.run(['audit', url, '--journey', 'journey.ts', ...ONLY], {}, folder.path)
  expect(ended.code).toBe(3)
  expect(ended.stderr).toContain(
    'Not all pages were audited. The page "/no-such-page" that the journey names does not exist: the site answers 404.',
  )
})

test('rules that need a missing page could not be judged, and name what was missing', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', `${JOURNEY}export const chatPages = ['/no-such-page', '/account']\n`)
  const args = ['audit', await shop(), '--journey', 'journey.ts', '--only', 'activation-every-page']
  const ended = await rehearsal.run(args, {}, folder.path)
  expect(ended.code).toBe(3)
  expect(ended.stdout.replaceAll(/\s+/g, ' ')).toContain(
    'The page "/no-such-page" that the journey names does not exist',
  )
})
