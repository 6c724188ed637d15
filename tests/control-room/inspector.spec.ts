/** The token inspector, as somebody uses it who pastes what they have. */

import { mergeTests, test as withPage, type Locator, type Page } from '@playwright/test'
import { fingerprint } from '../../protocol/token.ts'
import { outcomeOf, pemOf, privateKey, publicKey, tokenFor } from '../contract/platform-client.ts'
import { issueToken } from '../../token-backend/issue-token.ts'
import { expect, test as withStage, type RemoteStage } from '../over-http/remote-test.ts'
import { faultsAtEachSize } from '../scenarios/accessibility.ts'
import { CAMILLE, shopIn, type Shop } from '../scenarios/shop.ts'
import { sign } from '../unit/mock-platform/mint.ts'

/** On a phone the control room has no room for its heading. */
const signIn = async (page: Page, title = 'Control room'): Promise<void> => {
  await page.goto(`${setting('REHEARSAL_URL')}/`)
  await page.getByLabel('Control token').fill(setting('REHEARSAL_CONTROL_TOKEN'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveTitle(`${title} · Rehearsal`)
}

const setting = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: let Playwright's webServer start "rehearsal start"`)
  return value
}

type Inspector = {
  readonly page: Page
  readonly stage: RemoteStage
  readonly paste: (text: string) => Promise<void>
  readonly verdict: Locator
  readonly layer: (name: string) => Locator
}

const test = mergeTests(withPage, withStage).extend<{ readonly inspector: Inspector }>({
  inspector: async ({ page, stage }, use) => {
    await signIn(page)
    await page.goto(`${setting('REHEARSAL_URL')}/inspect?stage=${stage.id}`)
    await expect(page.getByText('Live')).toBeVisible()
    await use({
      page,
      stage,
      paste: (text) => page.getByLabel('Token, key or anything else').fill(text),
      verdict: page.getByRole('region', { name: 'What it is' }),
      layer: (name) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) }),
    })
  },
})

const claimsOf = (userId: string): Readonly<Record<string, unknown>> => {
  const now = Math.floor(Date.now() / 1000)
  return { 'https://iadvize.com/userId': userId, iat: now, exp: now + 240 }
}

/** A token in which only the exp is wrong. */
const expired = (): Promise<string> => tokenFor('camille', {}, new Date(Date.now() - 240_000))

test('a browser without a session gets the landing page in place of the inspector', async ({ page }) => {
  await page.goto(`${setting('REHEARSAL_URL')}/inspect`)
  await expect(page.getByLabel('Control token')).toBeVisible()
  await expect(page.getByLabel('Token, key or anything else')).toHaveCount(0)
})

test('the control room links to the inspector, and the inspector back', async ({ page }) => {
  await signIn(page)
  await page.getByRole('link', { name: 'Inspect a token' }).click()
  await expect(page.getByRole('heading', { name: 'Token inspector' })).toBeVisible()
  await page.getByRole('link', { name: 'Control room' }).click()
  await expect(page.getByRole('heading', { name: 'Control room' })).toBeAttached()
})

test('a good token that is pasted is accepted, and each of its layers is explained', async ({ inspector }) => {
  const { paste, verdict, layer } = inspector
  await paste(await tokenFor('camille', { visitorData: { firstName: 'Camille' } }))
  await expect(verdict.getByRole('heading', { name: 'Accepted' })).toBeVisible()
  await expect(verdict).toContainText('The visitor is camille.')
  await expect(layer('JWE, encrypted')).toContainText('RSA-OAEP-256')
  await expect(layer('JWS, signed')).toContainText('Signature fits')
  await expect(layer('Claims')).toContainText(/exp\d+.*in \d+ seconds/)
  await expect(layer('Claims')).toContainText('First name.')
  expect(await inspector.stage.journal()).toEqual([])
})

test('an expired token is refused with its sentence, the way to fix it, and lines that mint a right one', async ({
  inspector,
}) => {
  const { page, paste, verdict, layer } = inspector
  await paste(await expired())
  await expect(verdict.getByRole('heading', { name: 'Refused' })).toBeVisible()
  await expect(verdict).toContainText(/claims: exp passed \d+ s ago\./)
  await expect(verdict).toContainText('Mint a token at each call of the provider, and check your clock.')
  await expect(verdict).toContainText('TOKEN_EXPIRED')
  await expect(layer('Claims')).toContainText('3 minutes ago')
  const lines = page.getByRole('region', { name: 'The few lines that do it right' })
  await expect(lines).toContainText('Run by the tests of this stand-in')
  await lines.getByLabel('Language').selectOption('Go (go-jose 4)')
  await expect(lines).toContainText('Not run here')
  await expect(lines).toContainText('jwt.SignedAndEncrypted')
})

test("a token in quotes is named in the diagnosis' own sentence, and said to be good without them", async ({
  inspector: { paste, verdict },
}) => {
  await paste(JSON.stringify(await tokenFor('camille')))
  await expect(verdict).toContainText(
    'This is a compact JWE in double quotes, as JSON.stringify writes text; it must be a compact JWE and nothing else, five parts of base64url between dots.',
  )
  await expect(verdict).toContainText('The token alone would be accepted.')
})

test('a token that is good now is refused as soon as the clock of the stage has passed its exp', async ({
  inspector: { paste, verdict, stage },
}) => {
  await paste(await tokenFor('camille'))
  await expect(verdict.getByRole('heading', { name: 'Accepted' })).toBeVisible()
  await stage.advanceClock(120_000)
  await expect(verdict.getByRole('heading', { name: 'Refused' })).toBeVisible()
  await expect(verdict).toContainText(/Clock of the stage: 2 \w+ ahead\./)
})

test('the verdict on claims changes when their exp passes while somebody looks at them', async ({
  inspector: { page, paste, layer },
}) => {
  await page.clock.install()
  await paste(await sign(JSON.stringify(claimsOf('camille'))))
  await expect(layer('Claims')).toContainText('Correct')
  await page.clock.fastForward(300_000)
  await expect(layer('Claims')).toContainText('exp passed')
  await expect(layer('Claims')).toContainText('Wrong')
})

test('a token that is only signed is read without asking the stand-in', async ({ inspector }) => {
  const { page, paste, verdict, layer } = inspector
  const asked: string[] = []
  await page.route('**/inspect', (route) => {
    asked.push(route.request().url())
    return route.abort()
  })
  await paste(await sign(JSON.stringify(claimsOf('camille'))))
  await expect(verdict).toContainText('This is a compact JWS: signed, but not encrypted; it must be a compact JWE')
  await expect(verdict).toContainText('the stand-in was not asked')
  await expect(layer('JWS, signed')).toContainText('Signature not checked')
  await expect(layer('Claims')).toContainText('camille')
  await expect(layer('Claims')).toContainText('in 4 minutes')
  expect(asked).toEqual([])
  await paste(await tokenFor('camille'))
  await expect(page.getByRole('alert')).toContainText('The stand-in does not answer')
  expect(asked).toHaveLength(1)
})

test('an answer to what was pasted before does not take the place of what is pasted now', async ({ inspector }) => {
  const { page, paste, verdict } = inspector
  const held: (() => Promise<void>)[] = []
  await page.route('**/inspect', (route) => {
    held.push(() => route.continue())
  })
  await paste(await expired())
  await expect.poll(() => held.length).toBe(1)
  await paste(await sign(JSON.stringify(claimsOf('camille'))))
  await expect(verdict).toContainText('This is a compact JWS')
  const answered = page.waitForResponse('**/inspect')
  await held[0]?.()
  await (await answered).finished()
  await expect(verdict).toContainText('This is a compact JWS')
  await expect(verdict).not.toContainText(/exp passed/i)
})

test('a private key that is pasted is warned of, with the command that makes its public key', async ({
  inspector: { paste, verdict },
}) => {
  await paste(privateKey('brandSigning').export({ format: 'pem', type: 'pkcs8' }).toString())
  await expect(verdict.getByRole('heading', { name: 'A key that no project can use' })).toBeVisible()
  await expect(verdict).toContainText('must never leave your backend')
  await expect(verdict.getByText('openssl', { exact: false }).last()).toHaveText(/^openssl rsa -in key\.pem -pubout/)
})

test('markup in claims and headers is shown as text', async ({ inspector: { page, paste, layer } }) => {
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
  const claims = { ...claimsOf(markup), [markup]: markup, 'https://iadvize.com/visitorData': { [markup]: markup } }
  await paste(await sign(JSON.stringify(claims), { alg: 'RS256', kid: markup }))
  await expect(layer('Claims').getByText(markup)).toHaveCount(5)
  await expect(layer('JWS, signed').getByText(markup)).toHaveCount(1)
  await expect(page.locator('.results').locator('img, script')).toHaveCount(0)
  await expect(page).toHaveTitle('Token inspector · Rehearsal')
})

test('keys that are pasted are used for this look, and a wrong one is named beside its field', async ({
  inspector: { page, paste, verdict },
}) => {
  await paste(
    await issueToken(
      { userId: 'camille' },
      { signing: privateKey('anotherBrandSigning'), encryption: publicKey('anotherPlatformEncryption') },
    ),
  )
  await expect(verdict).toContainText("not encrypted with this platform's public key")
  await page.getByText('Other keys for this look').click()
  await page.getByLabel("Private key of the platform's side").fill(pemOf(publicKey('platformEncryption')))
  await expect(page.getByRole('alert')).toContainText('is a public key, but must be the RSA private key')
  const privatePem = privateKey('anotherPlatformEncryption').export({ format: 'pem', type: 'pkcs8' }).toString()
  await page.getByLabel("Private key of the platform's side").fill(privatePem)
  await expect(verdict).toContainText('no public key of the project fits')
  await page.getByLabel('Public key of the brand').fill(pemOf(publicKey('anotherBrandSigning')))
  await expect(verdict.getByRole('heading', { name: 'Accepted' })).toBeVisible()
})

test('what is pasted is in no address, no storage and no title, and the browser does not remember it', async ({
  inspector,
}) => {
  const { page, paste, verdict } = inspector
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  const token = await tokenFor('camille')
  await paste(token)
  await expect(verdict.getByRole('heading', { name: 'Accepted' })).toBeVisible()
  const kept = await page.evaluate(async () => ({
    address: location.href,
    title: document.title,
    storage: JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      history.state,
    ]),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }))
  const piece = token.slice(0, 40)
  expect(addresses.filter((address) => address.includes(piece))).toEqual([])
  expect([kept.address, kept.title, kept.storage].filter((text) => text.includes(piece))).toEqual([])
  expect([kept.databases, kept.caches]).toEqual([0, 0])
  const area = page.getByLabel('Token, key or anything else')
  await expect(area).toHaveAttribute('autocomplete', 'off')
  await expect(area).toHaveAttribute('spellcheck', 'false')
  await page.reload()
  await expect(page.getByText('Live')).toBeVisible()
  await expect(area).toHaveValue('')
})

const withShop = test.extend<{ readonly shop: Shop }>({
  shop: async ({ browser, stage }, use) => {
    const context = await browser.newContext()
    await use(shopIn(await context.newPage(), { url: stage.demoUrl }))
    await context.close()
  },
})

withShop(
  'a token of the conversation is inspected from its step, and only its fingerprint is in the address',
  async ({ inspector: { page, stage, verdict, layer }, shop }) => {
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(`${request.url()} ${request.postData() ?? ''}`))
    await page.goto(`${setting('REHEARSAL_URL')}/?stage=${stage.id}`)
    await stage.tokenBackend('expired-token')
    await shop.signIn(CAMILLE)
    await page.getByRole('option', { name: 'the tag sent token' }).first().click()
    await page.getByRole('link', { name: 'Inspect it' }).click()
    await expect(verdict.getByRole('heading', { name: 'Refused' })).toBeVisible()
    await expect(layer('Claims')).toContainText(CAMILLE.userId)
    await expect(page).toHaveURL(/\/inspect\?stage=[\w-]+&token=[0-9a-f]{8}$/)
    expect(addresses.filter((address) => address.includes('eyJ'))).toEqual([])
    await page.getByLabel('Token, key or anything else').fill('rubbish')
    await expect(layer('Claims')).toHaveCount(0)
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(layer('Claims')).toContainText(CAMILLE.userId)
    await page.getByRole('button', { name: 'Look at something else' }).click()
    await expect(page.getByText('Paste something to see what it is.')).toBeVisible()
    await expect(page.getByText('A token of the conversation')).toBeHidden()
  },
)

test('a token that the stage does not keep any more is told with the way out', async ({
  inspector: { page, stage },
}) => {
  await page.goto(`${setting('REHEARSAL_URL')}/inspect?stage=${stage.id}&token=0123abcd`)
  await expect(page.getByRole('alert')).toContainText('and 0123abcd is not among them: paste the token itself.')
})

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' })

  test('the inspector speaks French, and the sentences of the diagnosis are marked as English', async ({
    page,
    stage,
  }) => {
    await signIn(page, 'Régie')
    await page.goto(`${setting('REHEARSAL_URL')}/inspect?stage=${stage.id}`)
    await page.getByLabel('Jeton, clé ou tout autre texte').fill(await expired())
    const verdict = page.getByRole('region', { name: 'Ce que c’est' })
    await expect(verdict.getByRole('heading', { name: 'Refusé' })).toBeVisible()
    await expect(verdict.locator('[lang=en]').first()).toContainText('exp passed')
    await expect(page.getByRole('listitem').last()).toContainText('il y a 3 minutes')
  })
})

test('the inspector breaks no rule of accessibility on a phone and on a desktop, in light and dark, whatever it shows', async ({
  inspector: { page, paste, verdict, stage, layer },
}) => {
  await page.getByText('Other keys for this look').click()
  expect(await faultsAtEachSize(page, ['best-practice'])).toEqual([])
  for (const text of [
    await tokenFor('camille', { visitorData: { firstName: 'Camille' } }),
    // With warnings.
    await tokenFor('jane@example.com'),
    await expired(),
    pemOf(publicKey('brandSigning')),
  ]) {
    await paste(text)
    await expect(verdict).toHaveCount(1)
    await expect(page.locator('.results')).toHaveAttribute('aria-busy', 'false')
    expect(await faultsAtEachSize(page, ['best-practice'])).toEqual([])
  }
  const jwe = await expired()
  await outcomeOf(stage, { jwe })
  await page.goto(`${setting('REHEARSAL_URL')}/inspect?stage=${stage.id}&token=${fingerprint(jwe)}`)
  await expect(layer('Claims')).toBeVisible()
  expect(await faultsAtEachSize(page, ['best-practice'])).toEqual([])
})
