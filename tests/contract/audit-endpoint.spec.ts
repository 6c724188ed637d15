import { ENDPOINT_AUDITS } from '../../audits/endpoint/judge-endpoint.ts'
import { auditOfCause, type AuditId } from '../../audits/catalogue.ts'
import { exitCodeOf } from '../../audits/reports/report.ts'
import { SABOTAGES } from '../../demo-site/sites.ts'
import { loadKeys } from '../../environment/keys.ts'
import { startSite, type RunningSite, type StartSiteOptions } from '../../environment/start-site.ts'
import type { TokenBackendBehaviour } from '../../protocol/misbehaviours.ts'
import { TOKEN_CAUSE_NAMES, TOKEN_CAUSES, type TokenCause } from '../../protocol/token-causes.ts'
import { conditionOf, mintFlawed } from '../../token-backend/flaws.ts'
import { claimsOf } from '../../token-backend/issue-token.ts'
import { expect, test as base } from '../plain-test.ts'
import { auditOf, objections, sessionsAt, untold, withCookies } from './endpoint-audit.ts'
import { publicKey } from './platform-client.ts'
import { brandEndpoint, endpointWith } from './brand-endpoint.ts'

type Shop = Omit<StartSiteOptions, 'tagUrl'>

const test = base.extend<{ readonly start: (shop: Shop) => Promise<RunningSite> }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  start: async ({}, use) => {
    const running: RunningSite[] = []
    await use(async (shop) => {
      const site = await startSite({ tagUrl: '//halc.iadvize.com/iadvize.js', ...shop })
      running.push(site)
      return site
    })
    await Promise.all(running.map(({ close }) => close()))
  },
})

const auditShop = async ({ url }: RunningSite) =>
  auditOf({
    url: `${url}api/iadvize-token`,
    sessions: await sessionsAt(url),
    judges: { publicKeys: [loadKeys().brandPublicPem] },
  })

test("the demo shop's token endpoint keeps every rule that needs no page", async ({ start }) => {
  const report = await auditShop(await start({ site: 'good' }))
  expect([objections(report), untold(report), exitCodeOf(report)]).toEqual([[], [], 0])
  expect(report.findings.map(({ audit }) => audit).toSorted()).toEqual(ENDPOINT_AUDITS.toSorted())
  expect(report.readiness.sentence).toBe('Ready: the token endpoint keeps every rule that was judged')
})

test('with one session only, the rules that compare sessions could not tell, for one reason, and the run is in order', async ({
  start,
}) => {
  const { url } = await start({ site: 'good' })
  const { own } = await sessionsAt(url)
  const sessions = { own, another: null, again: null, ended: null }
  const report = await auditOf({ url: `${url}api/iadvize-token`, sessions })
  expect([objections(report), exitCodeOf(report)]).toEqual([[], 0])
  expect(untold(report)).toEqual(['token-user-id-stable', 'token-user-id-distinct', 'token-endpoint-session'])
  expect(report.causes.map(({ id }) => id)).toEqual(['cause-one-session'])
})

/** Their endpoint has another address, or is not asked by a page. */
const ELSEWHERE: readonly string[] = ['token-for-whoever-is-named']

const OF_ENDPOINT = SABOTAGES.filter(
  ({ id, breaks }) => !ELSEWHERE.includes(id) && breaks.some((audit) => ENDPOINT_AUDITS.includes(audit as AuditId)),
)

for (const { id, breaks, mayBreak = [] } of OF_ENDPOINT) {
  const broken = breaks.filter((audit) => ENDPOINT_AUDITS.includes(audit as AuditId))
  test(`the demo shop "${id}" breaks ${broken.join(' and ')} at its endpoint, and no other rule`, async ({ start }) => {
    const { findings } = await auditShop(await start({ site: id }))
    const found = findings.flatMap((finding) => ('problems' in finding ? [finding.audit as string] : []))
    expect(found).toEqual(expect.arrayContaining(broken))
    expect(found.filter((audit) => !breaks.includes(audit) && !mayBreak.includes(audit))).toEqual([])
  })
}

test('an endpoint that takes the customer from the address breaks that rule, and what follows from it is listed under it', async ({
  start,
}) => {
  const { url } = await start({ site: 'token-for-whoever-is-named' })
  const report = await auditOf({
    url: `${url}api/iadvize-token?customer=camille@example.com`,
    sessions: await sessionsAt(url),
    question: { method: 'GET' },
  })
  expect(objections(report)).toEqual(['fail token-endpoint-identity: in-the-address'])
  expect(report.findings.find(({ audit }) => audit === 'token-user-id-distinct')).toMatchObject({
    verdict: 'fail',
    consequenceOf: 'token-endpoint-identity',
  })
})

/** Its endpoint does these things in order, and then what it should. */
const behaving = (...behaviours: readonly TokenBackendBehaviour[]): Shop => {
  const queue = [...behaviours]
  return { site: 'good', backend: { nextBehaviour: () => queue.shift() ?? 'mint' } }
}

// The first call is that of the session that is then signed out.
for (const { behaviours, breaks } of [
  { behaviours: ['mint', 'mint', 'another-visitors-token'], breaks: 'fail token-user-id-stable: changes' },
  { behaviours: ['mint', 'expired-token'], breaks: 'fail token-expiry: exp-past' },
  { behaviours: ['mint', 'malformed-token'], breaks: 'fail token-encryption: jwe-parts' },
  { behaviours: ['mint', 'mint', 'no-user-id'], breaks: 'fail token-user-id: user-id-missing' },
] as const) {
  test(`an endpoint that behaves as "${behaviours.at(-1)}" once breaks one rule: ${breaks}`, async ({ start }) => {
    expect(objections(await auditShop(await start(behaving(...behaviours))))).toEqual([breaks])
  })
}

test('an endpoint that takes 5 s is waited for, and no rule objects', async ({ start }) => {
  const report = await auditShop(await start(behaving('mint', 'slow')))
  expect([objections(report), untold(report)]).toEqual([[], []])
  expect(report.durationMs).toBeGreaterThan(4_900)
})

for (const { behaviour, says } of [
  { behaviour: 'cannot-mint', says: /answered with 500\.$/ },
  { behaviour: 'unreachable', says: /does not answer in HTTP|closed the connection/ },
] as const) {
  test(`an endpoint that behaves as "${behaviour}" is not judged, and the report says why in one sentence`, async ({
    start,
  }) => {
    const report = await auditShop(await start(behaving('mint', behaviour)))
    expect([objections(report), exitCodeOf(report), report.causes]).toEqual([
      [],
      3,
      [
        expect.objectContaining({
          id: 'cause-no-token-from-endpoint',
          summary: expect.stringMatching(says),
        }),
      ],
    ])
  })
}

/** Only certain projects refuse them, so they are no mistakes for others; or they are no matter of one token. */
const isForEveryProject = (cause: TokenCause): boolean =>
  conditionOf(cause, { own: publicKey('brandSigning'), another: publicKey('anotherBrandSigning') }) === null ||
  TOKEN_CAUSES[cause].code === 'TOKEN_AGAINST_ADVICE'

for (const cause of TOKEN_CAUSE_NAMES.filter(isForEveryProject)) {
  const audit = auditOfCause(cause)
  const broken = cause === 'iat-ahead' ? ['token-short-lived', audit] : [audit]
  test(`an endpoint whose tokens have the fault "${cause}" breaks ${broken.join(' and ')}, and no other rule`, async () => {
    const { brand, wrong } = loadKeys()
    const { url, close } = await endpointWith(({ isSignedIn, answer }) =>
      isSignedIn
        ? mintFlawed(cause, {
            claims: claimsOf({ userId: 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41' }, new Date()),
            keys: brand as never,
            wrongKeys: wrong as never,
            nowMs: Date.now(),
          }).then((token) => answer({ token }))
        : answer({}, 401),
    )
    const own = withCookies('session=camille')
    const report = await auditOf({
      url,
      sessions: { own, another: null, again: null, ended: null },
      plan: { times: 2 },
      judges: { publicKeys: [loadKeys().brandPublicPem] },
    })
    await close()
    expect(objections(report).map((objection) => objection.replace(/^\w+ |:.*$/g, ''))).toEqual(broken)
  })
}

test('a token that is encrypted for another key is named as that, with both ways on', async ({ start }) => {
  const report = await auditShop(await start({ site: 'encrypted-for-another-key' }))
  const text = JSON.stringify(report)
  expect(text).toContain('encrypted for another key than that of the stand-in')
  expect(text).toContain('rehearsal keys platform')
  expect(text).toContain('--token-check header-only')
})

test('from the outside, a token for another key breaks no rule, and those about its content could not tell', async ({
  start,
}) => {
  const { url } = await start({ site: 'encrypted-for-another-key' })
  const sessions = await sessionsAt(url)
  const report = await auditOf({ url: `${url}api/iadvize-token`, sessions, judges: { tokenCheck: 'header-only' } })
  expect(objections(report)).toEqual([])
  expect(untold(report)).toContain('token-signature')
  expect(report.findings.filter(({ verdict }) => verdict === 'pass').map(({ audit }) => audit)).toEqual([
    'token-encryption',
    'token-size',
    'token-endpoint-session',
    'token-endpoint-uncached',
    'token-endpoint-origin',
  ])
})

test("without the brand's public key, a token of its own key is not blamed: its content could not be judged", async ({
  start,
}) => {
  const { url } = await start({ site: 'signed-with-another-key' })
  const report = await auditOf({ url: `${url}api/iadvize-token`, sessions: await sessionsAt(url) })
  expect(objections(report)).toEqual([])
  expect(report.causes).toEqual([
    expect.objectContaining({ id: 'cause-no-public-key', fix: expect.stringContaining('audit-endpoint') }),
  ])
})

for (const habit of brandEndpoint.habits) {
  test(`a good endpoint in another habit, ${habit}, breaks no rule and leaves none untold`, async () => {
    const { close, ...asked } = await brandEndpoint.start(habit)
    const report = await auditOf(asked)
    await close()
    expect([objections(report), untold(report), report.causes]).toEqual([[], [], []])
  })
}

for (const { mistake, breaks } of brandEndpoint.mistakes) {
  test(`an endpoint ${mistake} breaks one rule: ${breaks}`, async () => {
    const { close, ...asked } = await brandEndpoint.start(mistake)
    const report = await auditOf(asked)
    await close()
    expect(objections(report)).toEqual([breaks])
  })
}
