import { BRAND_PEM, expect, test } from './site.ts'
import type { Iadvize } from '../../playwright-kit/iadvize.ts'

test('attaching the page of a second visitor attaches its browser context', async ({ browser, iadvize, site }) => {
  const page = await browser.newPage()
  await iadvize.attach(page)
  await page.goto(site.url)
  expect(await iadvize.waitFor('activation-settled')).toMatchObject({ code: null })
  await page.context().close()
})

test('attach() refuses a browser in place of a browser context or a page', async ({ browser, iadvize }) => {
  await expect(iadvize.attach(browser as never)).rejects.toThrow(
    new TypeError('attach() takes a browser context or a page, but was given an object of the type Browser.'),
  )
})

test('waitFor refuses an entry that can never come', async ({ iadvize }) => {
  await expect(iadvize.waitFor('tag-loadet' as 'tag-loaded')).rejects.toThrow('did you mean tag-loaded')
  await expect(iadvize.waitFor('tag-loaded', { ulr: 'x' } as never)).rejects.toThrow('did you mean url?')
  await expect(iadvize.waitFor('tag-loaded', {}, { timeot: 1 } as never)).rejects.toThrow('did you mean timeout?')
  expect(() => iadvize.journal.of('tag-loadet' as 'tag-loaded')).toThrow('did you mean tag-loaded')
  expect(() => iadvize.journal.last('tag-loaded', { sid: 1234 as never })).toThrow('put it in quotes')
})

type Wrong = { readonly action: string; readonly act: (iadvize: Iadvize) => unknown; readonly says: string }

const WRONG: readonly Wrong[] = [
  { action: 'passTime', act: ({ passTime }) => passTime('15 mins' as never), says: 'did you mean "15 min"?' },
  { action: 'sleep', act: ({ sleep }) => sleep(-1), says: 'sleep(): -1 is not a length of time' },
  { action: 'slow', act: ({ slow }) => slow('fast' as never), says: 'slow(): "fast" is not a length of time' },
  {
    action: 'rotateKeys',
    act: ({ rotateKeys }) => rotateKeys(5 as never),
    says: 'rotateKeys() takes the name of a file with a public key',
  },
  { action: 'agentSays', act: ({ agentSays }) => agentSays(''), says: 'agentSays() takes a string of 1 to 2000' },
  {
    action: 'agentEnds',
    act: ({ agentEnds }) => agentEnds({ askSatisfacton: true } as never),
    says: 'agentEnds() has no option "askSatisfacton"; did you mean askSatisfaction?',
  },
  { action: 'prepare', act: ({ prepare }) => prepare('accept' as never), says: 'prepare() takes answers made by' },
]

for (const { action, act, says } of WRONG) {
  test(`${action} refuses what it cannot use with one sentence`, async ({ iadvize }) => {
    await expect((async () => act(iadvize))()).rejects.toThrow(says)
  })
}

test.describe('options that are undefined', () => {
  test.use({
    iadvizeProject: {
      sid: 1234,
      publicKey: BRAND_PEM,
      ...({ tokenCheck: undefined, sessionMinutes: undefined, fidelity: { retryCount: undefined } } as object),
    },
    iadvizeFidelity: { retryToken: undefined } as object,
  })

  test('options that are undefined keep the defaults of the kit', async ({ page, iadvize, site }) => {
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated({ attempts: 1, userId: 'b6f1c2de' })
  })
})
