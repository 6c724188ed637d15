import { expect, test as base } from '@playwright/test'
import { AUDIT_IDS, type AuditId } from '../../audits/catalogue.ts'
import type { Finding } from '../../audits/finding.ts'
import { runAudits } from '../../audits/run.ts'
import { loadKeys } from '../../environment/keys.ts'
import { startTinySite, TINY_JOURNEY, type TinySite } from './tiny-site.ts'

type Audit = (site: TinySite, audits?: readonly AuditId[]) => Promise<readonly Finding[]>

const test = base.extend<{ readonly audit: Audit }>({
  audit: async ({ browser }, use) => {
    await use(async (site, audits = AUDIT_IDS) => {
      const { url, close } = await startTinySite(site)
      const project = { sid: 1234, publicKey: loadKeys().brandPublicPem }
      const findings = await runAudits({ browser, url, journey: TINY_JOURNEY, project, audits })
      close()
      return findings
    })
  },
})

/** "fail audit: word" of each, in the order of the catalogue. */
const broken = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap((finding) =>
    'problems' in finding ? [`${finding.verdict} ${finding.audit}: ${finding.problems.join(', ')}`] : [],
  )

const verdictsOf = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map(({ audit, verdict }) => [audit, verdict]))

const QUIET = "if (activation.authentication.status !== 'authentication-success') console.warn('No chat')"

/** Different ways in which a good site handles a missing token or a failed activation. */
const GOOD_HABITS: Readonly<Record<string, TinySite>> = {
  'a provider that rejects with nothing': { provider: 'return Promise.reject()', afterwards: QUIET },
  'an endpoint that answers a stranger with 204': { refusal: '204', afterwards: QUIET },
  'an endpoint that leads a stranger to the sign-in page': { refusal: 'sign-in page', afterwards: QUIET },
  'a failure that hides the button of the chat': {
    afterwards: `${QUIET}; if (activation.authentication.reason) document.querySelector('#chat').hidden = true`,
    whenNoToken: "document.querySelector('#chat').hidden = true",
  },
  'a message in a corner': {
    afterwards: `${QUIET}; if (activation.authentication.reason) toast()`,
    whenNoToken: 'toast()',
  },
  'a window that can be closed': {
    afterwards: `${QUIET}; if (activation.authentication.reason) cover()`,
    whenNoToken: 'cover()',
  },
}

const HELPERS = `
function toast() { document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;right:0;bottom:0">No chat now.</div>') }
function cover() {
  document.body.insertAdjacentHTML('beforeend', '<div id="cover" style="position:fixed;inset:0;background:#fff"><p>No chat now.</p><button onclick="this.parentElement.remove()">Close</button></div>')
}`

const ABOUT_FAILURES = [
  'activation-needs-token',
  'failure-no-anonymous',
  'failure-no-uncaught-error',
  'failure-visitor-goes-on',
  'failure-page-stays',
  'session-ended-elsewhere',
  'session-page-stays',
] as const satisfies readonly AuditId[]

for (const [habit, site] of Object.entries(GOOD_HABITS)) {
  test(`${habit} breaks no rule about failures`, async ({ audit }) => {
    const { afterwards = '', whenNoToken = '' } = site
    const findings = await audit(
      { ...site, afterwards: `${HELPERS}; ${afterwards}`, whenNoToken: `${HELPERS}; ${whenNoToken}` },
      ABOUT_FAILURES,
    )
    expect(broken(findings)).toEqual([])
  })
}

test('a site that tries five more times and then continues anonymously breaks the rules about failures', async ({
  audit,
}) => {
  const afterwards = `
    let last = activation
    for (let round = 0; round < 5 && last.authentication.reason; round += 1) last = await iAdvize.activate(secured)
    if (last.authentication.reason) await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    async function secured() {
      const { token } = await (await endpoint()).json()
      return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
    }`
  const [finding] = await audit({ afterwards }, ['failure-no-anonymous'])
  expect(finding).toMatchObject({
    verdict: 'fail',
    problems: expect.arrayContaining(['on-the-next-page', 'for-a-reason']),
  })
})

test('a session confined to one tab is not blamed for the second tab, and its failures are still judged', async ({
  audit,
}) => {
  const findings = await audit({ session: 'tab', afterwards: QUIET })
  expect(broken(findings).filter((line) => !line.includes('token-endpoint-session'))).toEqual([])
  expect(verdictsOf(findings)).toMatchObject({
    'session-another-tab': 'not-applicable',
    'logout-another-tab': 'not-applicable',
    'activation-needs-token': 'pass',
    'failure-page-stays': 'pass',
    'failure-no-anonymous': 'pass',
  })
})

test('a session in local storage is shared by both tabs', async ({ audit }) => {
  const findings = await audit({ session: 'local', afterwards: QUIET }, ['session-another-tab', 'logout-another-tab'])
  expect(verdictsOf(findings)).toMatchObject({ 'session-another-tab': 'pass' })
})

test('a session in the memory of a page is not blamed for ending with the page', async ({ audit }) => {
  const findings = await audit({ session: 'page', afterwards: QUIET })
  expect(broken(findings).filter((line) => !/token-endpoint-session|activation-secured/.test(line))).toEqual([])
  expect(verdictsOf(findings)).toMatchObject({
    'session-another-tab': 'not-applicable',
    'activation-every-page': 'not-applicable',
  })
})
