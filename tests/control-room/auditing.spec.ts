import { mergeTests, test as pageTest, type Locator, type Page } from '@playwright/test'
import { JOURNEY, test as processTest } from '../audit-command/command-test.ts'
import { CONTROL_TOKEN } from '../contract/rehearsal-process.ts'
import { faultsAtEachSize, faultsOf } from '../scenarios/accessibility.ts'
import { expect, signIn } from './room.ts'

type AuditRoom = {
  readonly page: Page
  readonly address: Locator
  readonly journey: Locator
  readonly begin: Locator
  /** The card of the audit that was started last. */
  readonly card: Locator
  readonly rules: Locator
}

/** One audit at a time for a stand-in, so each test has one of its own, with settings that make the audit short. */
const test = mergeTests(pageTest, processTest).extend<{ readonly auditRoom: AuditRoom; readonly only: string[] }>({
  only: [['activation-secured', 'token-keys'], { option: true }],
  auditRoom: async ({ page, rehearsal, folder, only }, use) => {
    await folder.write('rehearsal.config.json', JSON.stringify({ audit: { only } }))
    await folder.write('journey.ts', JOURNEY)
    const { standInUrl, stop } = await rehearsal.start([], {}, folder.path)
    await signIn(page, standInUrl, CONTROL_TOKEN)
    // The side on a wide screen, the bar below on a narrow one.
    await page
      .getByRole('tab', { name: 'Audit' })
      .or(page.getByRole('button', { name: 'Audit', exact: true }))
      .filter({ visible: true })
      .click()
    const panel = page.getByRole('tabpanel')
    await use({
      page,
      address: panel.getByLabel(/^(Address|Adresse)$/),
      journey: panel.getByLabel(/^(Journey file|Fichier du parcours)$/),
      begin: panel.getByRole('button', { name: /^(Start the audit|Lancer l’audit)$/ }),
      card: panel.getByRole('region'),
      rules: panel.getByRole('list', { name: /^(Rules|Règles)$/ }).getByRole('listitem'),
    })
    // By itself it leaves no reports behind.
    await stop('SIGTERM')
  },
})

const isDone = { name: 'The audit is done' } as const

/** A whole audit, in a browser of its own, takes its time on a busy machine. */
const expectInTheEnd = expect.configure({ timeout: 75_000 })

test.describe.configure({ timeout: 180_000 })

test('with the keyboard alone the demo shop is audited and its report downloaded, and both are there after the page is loaded again', async ({
  auditRoom: { page, address, begin, card, rules },
}) => {
  await expect(address).toHaveValue(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  await page.getByRole('tab', { name: 'Audit' }).focus()
  await page.keyboard.press('Tab')
  await expect(address).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(begin).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(card.getByRole('progressbar')).toBeVisible()
  await expectInTheEnd(page.getByRole('region', isDone)).toContainText(
    'Ready: the site keeps every rule that was judged',
  )
  await expect(rules).toHaveText([/^pass .+/, /^pass .+/])
  await expect(begin).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(card.getByRole('link', { name: 'Open the report' })).toBeFocused()
  await page.keyboard.press('Tab')
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(download.suggestedFilename()).toBe('rehearsal-audit.json')
  await page.reload()
  await page.getByRole('tab', { name: 'Audit' }).click()
  await expectInTheEnd(page.getByRole('region', isDone)).toBeVisible()
  await expect(rules).toHaveCount(2)
})

test('an audit is cancelled with the keyboard, and the focus stays with it', async ({
  auditRoom: { page, address, journey, begin, card },
  serve,
}) => {
  await address.fill(await serve(() => {}))
  await journey.fill('journey.ts')
  await begin.press('Enter')
  await expect(card).toContainText('Starting the browser and opening the site…')
  await begin.press('Enter')
  await page.keyboard.press('Tab')
  await expect(card.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: 'The audit was cancelled' })
  await expect(heading).toBeFocused()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('the panel says what an audit needs, and why a journey from elsewhere is refused and a site that is down cannot be audited', async ({
  auditRoom: { page, address, journey, begin },
  folder,
}) => {
  await expect(page.getByText('A copy of the demo shop is audited. It needs no journey.')).toBeVisible()
  await address.fill('https://localhost:3000')
  await expect(page.getByText(`A file below ${folder.path}`)).toBeVisible()
  await expect(page.getByText('npx rehearsal audit https://localhost:3000 --init')).toBeVisible()
  await address.fill('http://127.0.0.1:9/')
  await journey.fill('../journey.ts')
  await begin.click()
  await expect(page.getByRole('alert')).toContainText('The journey ../journey.ts is not below')
  await journey.fill('journey.ts')
  await begin.click()
  await expectInTheEnd(page.getByRole('region', { name: 'The audit could not be made' })).toContainText(
    'http://127.0.0.1:9/ cannot be opened',
  )
})

const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script>'

test('markup in what a site or its journey says is text in the panel and in the report', async ({
  auditRoom: { page, address, journey, begin, card, rules },
  folder,
  shop,
}) => {
  const says = JOURNEY.replace(
    'await page.goto',
    `throw new Error('${MARKUP.replace('</', String.raw`<\/`)}')\n  await page.goto`,
  )
  await folder.write('hostile.ts', says)
  await address.fill(await shop())
  await journey.fill('hostile.ts')
  await begin.click()
  await expectInTheEnd(page.getByRole('region', isDone)).toContainText(MARKUP)
  await expect(rules.first()).toContainText(MARKUP)
  await expect(page).toHaveTitle('Control room · Rehearsal')
  const [report] = await Promise.all([
    page.waitForEvent('popup'),
    card.getByRole('link', { name: 'Open the report' }).click(),
  ])
  await expect(report.getByText(MARKUP).first()).toBeAttached()
  await expect(report).not.toHaveTitle(/^[12]$/)
  await expect(report.locator('script, img[src=x]')).toHaveCount(0)
})

test('the audit of a site of one’s own is accessible on a phone and a desktop, in light and dark, before, while and after it runs', async ({
  auditRoom: { page, address, journey, begin, card, rules },
  folder,
  shop,
}) => {
  expect(await faultsAtEachSize(page)).toEqual([])
  await folder.write('endless.ts', JOURNEY.replace('await page.goto', 'await new Promise(() => {})\n  await page.goto'))
  await address.fill(await shop('fallback-at-once'))
  await journey.fill('endless.ts')
  await page.getByLabel('Project').selectOption('1234, with its public key')
  await begin.click()
  await expect(card.getByRole('listitem')).not.toHaveCount(0)
  expect(await faultsAtEachSize(page)).toEqual([])
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('region', { name: 'The audit was cancelled' })).toBeVisible()
  await journey.fill('journey.ts')
  await begin.click()
  await expectInTheEnd(page.getByRole('region', isDone)).toBeVisible()
  await expect(rules).toHaveCount(2)
  expect(await faultsAtEachSize(page)).toEqual([])
})

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' })

  test('a French browser follows the audit in French, and opens the report in a page that no script can run in', async ({
    auditRoom: { page, begin, rules },
  }) => {
    await begin.click()
    await expectInTheEnd(page.getByRole('region', { name: 'L’audit est terminé' })).toBeVisible()
    await expect(rules.first()).toHaveText(/^respectée /)
    expect(await faultsOf(page)).toEqual([])
    const [report] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Ouvrir le rapport (en anglais)' }).click(),
    ])
    await expect(report.getByRole('heading', { level: 1 })).toContainText('Ready')
    expect(await report.evaluate(() => [origin, getComputedStyle(document.body).margin])).toEqual(['null', '0px'])
    const ran = await report.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "It ran."'
      document.body.append(script)
      return document.title
    })
    expect(ran).toMatch(/^Ready/)
    const read = await report.evaluate(() =>
      fetch('/control/stages').then(
        () => 'read',
        () => 'refused',
      ),
    )
    expect(read).toBe('refused')
  })
})
