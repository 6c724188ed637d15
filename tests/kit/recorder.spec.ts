import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { readJourney } from '../../audits/journey/read-journey.ts'
import { repeatJourney } from '../../audits/journey/repeat-journey.ts'
import { TASKS, watchJourney } from '../../audits/journey/watch-journey.ts'
import { visitorFieldsOf, writeJourney } from '../../audits/journey/write-journey.ts'
import { loadModule } from '../../environment/load-module.ts'
import { startSite } from '../../environment/start-site.ts'

type Person = {
  readonly arrives?: (page: Page) => Promise<void>
  readonly signsIn: (page: Page) => Promise<void>
  readonly signsOut: (page: Page) => Promise<void>
}

/** A person who does what they are told; answers the file that was written. */
const watched = async (context: BrowserContext, url: string, person: Person): Promise<string> => {
  const deeds: Readonly<Record<string, Person['signsIn'] | undefined>> = {
    [TASKS.arrives]: person.arrives,
    [TASKS.signsIn]: person.signsIn,
    [TASKS.signsOut]: person.signsOut,
  }
  const ask = async (sentence: string): Promise<string> => {
    const [page] = context.pages()
    if (page !== undefined) await deeds[sentence]?.(page)
    return ''
  }
  const journey = await watchJourney({ context, url, hosts: [], ask })
  expect(visitorFieldsOf(journey.signsIn).map(({ key, isSecret }) => [key, isSecret])).toEqual([
    ['email', false],
    ['password', true],
  ])
  return writeJourney(journey, null)
}

const PASSWORD = "process.env['VISITOR_1_PASSWORD'] ?? ''"

/** The file is as good as what it does: null when somebody else can sign in and out with it. */
const troubleWith = async (
  text: string,
  site: { readonly browser: Browser; readonly url: string; readonly file: string },
) => {
  const { browser, url, file } = site
  await writeFile(file, text.replace(PASSWORD, "'camomile'"))
  const journey = readJourney(await loadModule(file, 'the journey'), file)
  const trouble = await repeatJourney({ browser, url, journey, hosts: [], contextOptions: {}, stepLimitMs: 15_000 })
  return trouble?.sentence ?? null
}

test('what a person does on the demo shop becomes a repeatable journey without the password', async ({
  browser,
}, testInfo) => {
  const site = await startSite({ site: 'good', tagUrl: '//halc.iadvize.com/iadvize.js' })
  const context = await browser.newContext()
  const text = await watched(context, site.url, {
    signsIn: async (page) => {
      await page.getByRole('link', { name: 'Sign in' }).click()
      await page.getByLabel('E-mail').pressSequentially('camile')
      await page.getByLabel('E-mail').fill('camille@example.com')
      await page.getByLabel('Password').fill('camomile')
      await page.getByLabel('Password').press('Enter')
      await page.getByRole('heading', { name: 'Your account' }).waitFor()
    },
    signsOut: async (page) => {
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('link', { name: 'Sign in' }).waitFor()
    },
  })
  await context.close()
  expect(text.slice(text.indexOf('export'))).toBe(DEMO_JOURNEY)
  const trouble = await troubleWith(text, { browser, url: site.url, file: testInfo.outputPath('journey.ts') })
  expect(trouble).toBeNull()
  await site.close()
})

const DEMO_JOURNEY = `export const visitors: Journey['visitors'] = [
  { email: 'camille@example.com', password: ${PASSWORD} },
]

export const signIn: Journey['signIn'] = async (page, visitor) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Sign in', exact: true }).click()
  await page.getByLabel('E-mail', { exact: true }).fill(visitor['email'] ?? '')
  await page.getByLabel('Password', { exact: true }).fill(visitor['password'] ?? '')
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
}

export const signOut: Journey['signOut'] = async (page) => {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor()
}

// Pages that have the chat for a signed-in visitor.
export const chatPages = ['/account']
`

/** A shop with a banner that covers everything, two links of the same name, an own kind of button, and no labels. */
const AWKWARD = (isSignedIn: boolean): string => `<!doctype html><title>Awkward</title>
<div id="banner" style="position:fixed;inset:0;background:#fff"><button>Accept all</button></div>
<script>
  if (document.cookie.includes('banner=gone')) banner.remove()
  else banner.querySelector('button').onclick = () => { document.cookie = 'banner=gone'; banner.remove() }
</script>
${
  isSignedIn
    ? '<h1>Hello Camille</h1><div role="button" tabindex="0" onclick="location.href=\'/out\'">Leave it&#39;s "over"</div>'
    : `<a href="/help">Help</a><a href="/help">Help</a>
       <form action="/in"><input name="mail" placeholder="Your e-mail"><input type="password" name="secret">
       <label><input type="checkbox" name="stay"> Stay signed in</label>
       <label>Country <select name="country"><option>France</option><option>Norge</option></select></label>
       <input type="submit" value="Go on"></form>`
}`

test('the recorder finds a banner, elements without labels, boxes, lists and custom buttons again', async ({
  browser,
}, testInfo) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://shop')
    if (url.pathname === '/in') {
      asked.push(url.search)
      response.writeHead(302, { location: '/', 'set-cookie': 'who=1; Path=/' }).end()
    } else if (url.pathname === '/out') {
      response.writeHead(302, { location: '/', 'set-cookie': 'who=; Path=/; Max-Age=0' }).end()
    } else {
      const isSignedIn = request.headers.cookie?.includes('who=1') ?? false
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(AWKWARD(isSignedIn))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const context = await browser.newContext()
  const text = await watched(context, url, {
    arrives: (page) => page.getByRole('button', { name: 'Accept all' }).click(),
    signsIn: async (page) => {
      await page.getByPlaceholder('Your e-mail').fill('camille@example.com')
      await page.locator('[name=secret]').fill('camomile')
      await page.getByLabel('Stay signed in').check()
      await page.getByRole('combobox').selectOption('Norge')
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('heading').waitFor()
    },
    signsOut: async (page) => {
      await page.getByRole('button').click()
      await page.getByPlaceholder('Your e-mail').waitFor()
    },
  })
  await context.close()
  expect(text).toContain("await page.addLocatorHandler(page.getByRole('button', { name: 'Accept all', exact: true })")
  expect(text).not.toMatch(/camomile|Hello Camille/)
  const trouble = await troubleWith(text, { browser, url, file: testInfo.outputPath('journey.ts') })
  expect(trouble).toBeNull()
  const [byHand] = asked
  expect(byHand).toBe('?mail=camille%40example.com&secret=camomile&stay=on&country=Norge')
  expect(new Set(asked)).toEqual(new Set([byHand]))
  server.closeAllConnections()
  server.close()
})
