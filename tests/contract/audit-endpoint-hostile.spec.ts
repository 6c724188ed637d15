import { once } from 'node:events'
import { createServer as createHttps } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createTcp, type AddressInfo, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import { createIssuer, makeAuthority } from '../../certificates/authority.ts'
import { exitCodeOf } from '../../audits/reports/report.ts'
import type { AuditReport } from '../../audits/finding.ts'
import { expect, test as base } from '../plain-test.ts'
import { auditOf, objections, withCookies } from './endpoint-audit.ts'
import { endpointWith, type Asked } from './brand-endpoint.ts'
import { tokenFor } from './platform-client.ts'

const test = base.extend<{ readonly listening: (server: Server) => Promise<number> }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  listening: async ({}, use) => {
    const servers: Server[] = []
    await use(async (server) => {
      servers.push(server)
      await once(server.listen(0, '127.0.0.1'), 'listening')
      return (server.address() as AddressInfo).port
    })
    for (const server of servers) server.close()
  },
})

const OWN = { own: withCookies('session=camille'), another: null, again: null, ended: null }
const NO_SESSION = { ...OWN, own: withCookies('') }

type Plan = NonNullable<Parameters<typeof auditOf>[0]['plan']>

const audit = (url: string, plan: Plan = {}, sessions = OWN): Promise<AuditReport> => auditOf({ url, sessions, plan })

/** No rule is blamed, one cause says why, and the run does not end well. */
const expectCause = (report: AuditReport, says: RegExp, fix: RegExp): void => {
  expect([objections(report), exitCodeOf(report), report.causes.length]).toEqual([[], 3, 1])
  expect(report.causes[0]?.summary).toMatch(says)
  expect(report.causes[0]?.fix).toMatch(fix)
  expect(report.findings.every(({ consequenceOf }) => consequenceOf === report.causes[0]?.id)).toBe(true)
}

type Hostile = {
  readonly does: string
  readonly handle: (asked: Asked) => unknown
  readonly says: RegExp
  readonly fix: RegExp
  readonly plan?: Plan
  readonly sessions?: typeof OWN
}

const page = (response: ServerResponse): unknown =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>')

/** Writes until nobody listens. */
const flood = (response: ServerResponse): void => {
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  }
  response.on('drain', more)
  more()
}

const HOSTILE: readonly Hostile[] = [
  {
    does: 'refuses the session',
    handle: ({ answer }) => answer({ error: 'unauthorized' }, 401),
    says: /^POST http:\/\/127\.0\.0\.1:\d+\/chat\/token answered with 401: it does not take the session that was given\.$/,
    fix: /Sign in again/,
  },
  {
    does: 'is asked without a session',
    handle: ({ answer }) => answer({}, 403),
    says: /answered with 403: no session was given\.$/,
    fix: /--cookie @file/,
    sessions: NO_SESSION,
  },
  {
    does: 'takes another method',
    handle: ({ answer }) => answer({}, 405, { allow: 'GET' }),
    says: /answered with 405; it allows GET\.$/,
    fix: /--method GET/,
  },
  {
    does: 'leads to the sign-in page',
    handle: ({ request, response }) =>
      request.url === '/sign-in?next=secret-word'
        ? page(response)
        : response.writeHead(303, { location: '/sign-in?next=secret-word' }).end(),
    says: /after redirects to http:\/\/127\.0\.0\.1:\d+\/sign-in, but with no token: it is a web page \("Sign in"\)\.$/,
    fix: /sign in again/,
  },
  {
    does: 'redirects in a circle',
    handle: ({ response }) => response.writeHead(302, { location: '/chat/token' }).end(),
    says: /redirects more than 20 times/,
    fix: /the address that answers/,
  },
  { does: 'fails', handle: ({ answer }) => answer({ error: 'boom' }, 503), says: /answered with 503\.$/, fix: /log/ },
  {
    does: 'answers with JSON that has no token',
    handle: ({ answer }) => answer({ customer: 'Camille' }),
    says: /but with no token: it is a JSON object without a token in it \(its fields: "customer"\)\.$/,
    fix: /--field/,
  },
  {
    does: 'has no such field',
    handle: async ({ answer }) => answer({ token: await tokenFor('camille') }),
    says: /with no token in the field "data\.token"/,
    fix: /from the outside in/,
    plan: { field: ['data', 'token'] },
  },
  {
    does: 'answers with nothing',
    handle: ({ response }) => response.writeHead(204).end(),
    says: /answered with 204, but with no token: it is empty\.$/,
    fix: /sign in again/,
  },
  {
    does: 'has an endless answer',
    handle: ({ response }) => flood(response),
    says: /more than 1 MB/,
    fix: /address of the endpoint/,
  },
  {
    does: 'packs an endless answer into a small one',
    handle: ({ response }) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
    says: /more than 1 MB/,
    fix: /address of the endpoint/,
  },
  {
    does: 'says that its answer is packed, which it is not',
    handle: ({ response }) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"token":"no"}'),
    says: /cannot be unpacked/,
    fix: /Content-Encoding/,
  },
  {
    does: 'never answers',
    handle: () => {},
    says: /did not answer completely within 1 s\.$/,
    fix: /--limit/,
    plan: { limitMs: 1_000 },
  },
  {
    does: 'never ends its answer',
    handle: ({ response }) => response.writeHead(200).write('{'),
    says: /did not answer completely within 1 s\.$/,
    fix: /--limit/,
    plan: { limitMs: 1_000 },
  },
  {
    does: 'breaks off its answer',
    handle: ({ response }) => response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
    says: /closed the connection before its answer was complete/,
    fix: /log/,
  },
]

for (const { does, handle, says, fix, plan, sessions } of HOSTILE) {
  test(`an endpoint that ${does} is not judged, and one sentence says why`, async () => {
    const { url, close } = await endpointWith(handle)
    const report = await audit(url, plan, sessions)
    await close()
    expectCause(report, says, fix)
    expect(JSON.stringify(report)).not.toContain('secret-word')
  })
}

test('an address where nothing listens is not judged, and one sentence says why', async () => {
  const { url, close } = await endpointWith(() => {})
  await close()
  expectCause(await audit(url), /nothing listens there \(ECONNREFUSED\)\.$/, /Start the back end/)
})

test('a host that does not exist is not judged, and one sentence says why', async () => {
  expectCause(await audit('http://nowhere.invalid/token'), /there is no such host/, /spelling/)
})

test('a server that does not speak HTTP is not judged, and one sentence says why', async ({ listening }) => {
  const port = await listening(createTcp((socket) => socket.end('220 mail.example ESMTP\r\n').on('error', () => {})))
  expectCause(await audit(`http://127.0.0.1:${port}/`), /does not answer in HTTP/, /the right port/)
})

test('an address with https where http is spoken is not judged, and one sentence says why', async () => {
  const { url, close } = await endpointWith(({ answer }) => answer({}))
  const report = await audit(url.replace('http:', 'https:'))
  await close()
  expectCause(report, /does not speak https/, /http:\/\/127\.0\.0\.1:\d+\/chat\/token/)
})

test('a certificate that nobody trusts is named, and accepted if the user says so', async ({ listening }) => {
  const { chainPem, keyPem } = (await createIssuer(await makeAuthority(['shop.example'])))('shop.example')
  const token = async (_request: IncomingMessage, response: ServerResponse): Promise<unknown> =>
    response
      .writeHead(200, { 'cache-control': 'no-store' })
      .end(JSON.stringify({ token: await tokenFor('b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41') }))
  const port = await listening(createHttps({ cert: chainPem, key: keyPem }, (...both) => void token(...both)))
  const url = `https://127.0.0.1:${port}/`
  expectCause(
    await audit(url),
    /has a certificate (?:that this machine does not trust|for another host)/,
    /--ignore-https-errors/,
  )
  expect(objections(await audit(url, { ignoreHttpsErrors: true }))).toEqual([
    'fail token-endpoint-session: without-session, made-up-session',
  ])
})

test('an endpoint that is asked too often after the first answer is not blamed for what could not be asked', async () => {
  let asked = 0
  const { url, close } = await endpointWith(async ({ answer }) => {
    asked += 1
    if (asked > 1) return answer({ error: 'too many requests' }, 429)
    answer({ token: await tokenFor('b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41') })
  })
  const report = await audit(url)
  await close()
  expect(objections(report)).toEqual([])
  const verdicts = new Map(report.findings.map(({ audit: name, verdict }) => [name, verdict]))
  for (const name of ['token-endpoint-session', 'token-endpoint-uncached', 'token-endpoint-origin'] as const) {
    expect(verdicts.get(name), name).toBe('could-not-tell')
  }
})
