import { AUDIT_IDS } from '../../audits/catalogue.ts'
import type { Finding } from '../../audits/finding.ts'
import { runAudits } from '../../audits/run.ts'
import { loadKeys } from '../../environment/keys.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import type { Fidelity } from '../../protocol/fidelity.ts'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test as base } from '@playwright/test'
import { APPLICATION_JOURNEY, pageApplication, type Habits } from './page-application.ts'

type Audited = { readonly broken: readonly string[]; readonly untold: readonly string[] }

type More = { readonly journey?: Journey; readonly fidelity?: Partial<Fidelity> }

const test = base.extend<{ readonly audit: (habits: Habits, more?: More) => Promise<Audited> }>({
  audit: async ({ browser }, use) => {
    const server = createServer()
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    await use(async (habits, { journey = APPLICATION_JOURNEY, fidelity = {} } = {}) => {
      server.on('request', pageApplication(habits))
      const project = { sid: 1234, publicKey: loadKeys().brandPublicPem, fidelity }
      const findings = await runAudits({ browser, url, journey, project, audits: AUDIT_IDS })
      return { broken: textsOf(findings, 'fail', 'warn'), untold: textsOf(findings, 'could-not-tell') }
    })
    server.close()
    server.closeAllConnections()
  },
})

const textsOf = (findings: readonly Finding[], ...verdicts: readonly Finding['verdict'][]): readonly string[] =>
  findings.filter(({ verdict }) => verdicts.includes(verdict)).map(({ audit, summary }) => `${audit}: ${summary}`)

for (const { what, habits } of [
  {
    what: 'that reloads, and fetches a token of ten seconds before it calls activate',
    habits: { tokenMs: 10_000, doesReload: true },
  },
  {
    what: 'whose sign-in takes six seconds, whose server resets connections, and that waits for an answer that never comes',
    habits: { signInMs: 6_000, resetsConnections: true, unrest: "fetch('/api/never')" },
  },
] satisfies readonly { readonly what: string; readonly habits: Habits }[]) {
  test(`a single-page application ${what} is judged in full, and breaks no rule`, async ({ audit }) => {
    // This takes minutes of real time, because each token takes ten seconds.
    test.setTimeout(600_000)
    expect(await audit(habits)).toEqual({ broken: [], untold: [] })
  })
}

/** Stays on the page if the site is already open, as a visitor would. */
const withoutReload: Journey = {
  ...APPLICATION_JOURNEY,
  signIn: async (page, visitor) => {
    if (page.url() === 'about:blank') await page.goto('/')
    await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
  },
}

test('a customer who signs in on a page that they opened while signed out is seen to be secured', async ({ audit }) => {
  test.setTimeout(300_000)
  expect(await audit({}, { journey: withoutReload })).toEqual({ broken: [], untold: [] })
})

/** Longer than the pages stay open. */
const NEVER_MS = 300_000

test('a token endpoint that never answers the provider is named as the cause, and no rule is said to be broken', async ({
  audit,
}) => {
  test.setTimeout(600_000)
  const habits: Habits = { tokenMs: NEVER_MS, isTokenFetchedByProvider: true }
  const { broken, untold } = await audit(habits, { fidelity: { providerTimeoutMs: 10_000 } })
  expect(broken).toEqual([])
  expect(untold.find((text) => text.startsWith('activation-secured'))).toMatch(
    /api\/token did not answer for \d+ s, while the chat waited for a token/,
  )
})

test('a token endpoint that never answers a page that asks before it calls activate is named as the cause, and no rule is said to be broken', async ({
  audit,
}) => {
  test.setTimeout(600_000)
  const { broken, untold } = await audit({ tokenMs: NEVER_MS })
  expect(broken).toEqual([])
  const sentence = /The page was still waiting for http:\S+\/api\/token when the audit checked it/
  expect(untold.find((text) => text.startsWith('activation-secured'))).toMatch(sentence)
  expect(untold.find((text) => text.startsWith('activation-every-page'))).toMatch(sentence)
})
