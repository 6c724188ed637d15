import { portFindings, type PortFacts } from '../../../../cli/doctor/findings/ports.ts'
import { isPublicAddress } from '../../../../cli/doctor/findings/public-address.ts'
import type { Around } from '../../../../cli/doctor/findings/server.ts'
import {
  environmentFindings,
  journeyFindings,
  keyFindings,
  settingsFindings,
} from '../../../../cli/doctor/findings/settings.ts'
import { siteFindings } from '../../../../cli/doctor/findings/site.ts'
import {
  browserFindings,
  nodeFindings,
  packageFindings,
  type Packages,
} from '../../../../cli/doctor/findings/software.ts'
import { tokenEndpointFindings } from '../../../../cli/doctor/findings/token-endpoint.ts'
import type { CertificateFacts, WebAnswer, WebFacts } from '../../../../cli/doctor/look/web.ts'
import type { Finding, FindingId, Verdict } from '../../../../cli/doctor/report.ts'
import { readKey } from '../../../../diagnosis/key-file.ts'
import { spkiOf } from '../../../../diagnosis/key.ts'
import { expect, test } from '../../../plain-test.ts'
import { mint, privateKey, publicKey } from '../../mock-platform/mint.ts'

const DAY_MS = 86_400_000
const NOW_MS = Date.parse('2026-01-01T12:00:00Z')
const AROUND: Around = { nowMs: NOW_MS, acceptsAny: false, proxyVariable: null, inBrowser: null }

const PACKAGES: Packages = {
  running: { version: '0.1.0', folder: '/shop/node_modules/iadvize-rehearsal' },
  ofProject: { version: '0.1.0', folder: '/shop/node_modules/iadvize-rehearsal' },
  playwright: { installed: { version: '1.65.1', folder: '/shop/pw' }, oldest: '1.50', neededBy: null },
  runners: [],
  bdd: { installed: null, oldest: '9.2', neededBy: null },
}
const MISSING = { installed: null, oldest: '1.50', neededBy: null }
const RUNNER = { version: '1.65.1', folder: '/shop/pw', code: '/shop/pw', usedBy: 'this folder', isOfTests: true }
const SECOND = { version: '1.50.1', folder: '/deep/pw', code: '/deep/pw', usedBy: 'iadvize-rehearsal', isOfTests: true }

const CERTIFICATE: CertificateFacts = {
  distrust: null,
  isSelfSigned: false,
  isOfHost: true,
  names: ['shop.example'],
  validFromMs: NOW_MS - DAY_MS,
  validToMs: NOW_MS + 90 * DAY_MS,
}

const answer = (changed: Partial<WebAnswer> = {}): WebFacts => ({
  answer: {
    url: 'https://shop.example/',
    status: 200,
    contentType: 'text/html',
    body: '',
    ip: '10.0.0.7',
    certificate: CERTIFICATE,
    aheadMs: 300,
    ...changed,
  },
})

const site = (changed: Partial<WebAnswer>, around = AROUND): readonly Finding[] => siteFindings(answer(changed), around)
const silent = (code: string, proxyVariable: string | null = null): readonly Finding[] =>
  siteFindings({ answer: null, code, url: 'https://shop.example/' }, { ...AROUND, proxyVariable })
const certificate = (changed: Partial<CertificateFacts>, around = AROUND): readonly Finding[] =>
  site({ certificate: { ...CERTIFICATE, ...changed } }, around)
const endpoint = (changed: Partial<WebAnswer>): readonly Finding[] =>
  tokenEndpointFindings(answer({ url: 'https://shop.example/token', ...changed }), AROUND, true)
const port = (state: PortFacts['state'], changed: Partial<PortFacts> = {}): readonly Finding[] =>
  portFindings([{ id: 'stand-in-port', host: '127.0.0.1', port: 4070, state, ...changed }], '0.1.0')
const key = (given: unknown): readonly Finding[] =>
  keyFindings([{ of: 'project 7316', place: 'projects[0]', read: readKey(given, ['/nowhere']) }])

const TAG_HERE = '<script src="http://localhost:4070/iadvize.js?sid=1"></script>'
const VENDORS_TAG = '<script src="//halc.iadvize.com/iadvize.js"></script>'
const PUBLIC = { ip: '93.184.216.34' }

const SELF_SIGNED = { distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT', isSelfSigned: true }
const refusedWith = (error: string | null): Around => ({ ...AROUND, inBrowser: { error } })

type Row = {
  readonly when: string
  readonly id: FindingId
  readonly findings: () => readonly Finding[]
  readonly verdict: Verdict
  readonly seen: RegExp
  readonly fix: RegExp | null
}

const row = (
  when: string,
  findings: () => readonly Finding[],
  ...[id, verdict, seen, fix]: [FindingId, Verdict, RegExp, RegExp?]
): Row => ({ when, findings, id, verdict, seen, fix: fix ?? null })

const ROWS: readonly Row[] = [
  row('Node is new enough', () => nodeFindings('22.1.0'), 'node', 'ok', /^22\.1\.0$/),
  row('Node is too old', () => nodeFindings('20.18.0'), 'node', 'problem', /needs 20\.19 or newer/, /nodejs\.org/),
  row('the command is that of the folder', () => packageFindings(PACKAGES), 'package', 'ok', /^0\.1\.0, in \/shop/),
  row(
    'the command is another copy than the code of the folder imports',
    () => packageFindings({ ...PACKAGES, ofProject: { version: '0.0.9', folder: '/other' } }),
    'package',
    'warning',
    /imports version 0\.0\.9 in \/other/,
    /`npx rehearsal doctor`/,
  ),
  row('Playwright is new enough', () => packageFindings(PACKAGES), 'playwright', 'ok', /^1\.65\.1, in/),
  row(
    'Playwright is too old',
    () => packageFindings({ ...PACKAGES, playwright: { ...MISSING, installed: { version: '1.49.0', folder: '/pw' } } }),
    'playwright',
    'problem',
    /1\.49\.0 in \/pw, but Rehearsal needs 1\.50 or newer/,
    /`npm install --save-dev @playwright\/test@latest`/,
  ),
  row(
    'Playwright is missing, and nothing here needs it',
    () => packageFindings({ ...PACKAGES, playwright: MISSING }),
    'playwright',
    'warning',
    /not installed.*Only "rehearsal audit"/,
    /`npm install/,
  ),
  row(
    'Playwright is missing, and the audit needs it',
    () => packageFindings({ ...PACKAGES, playwright: { ...MISSING, neededBy: 'The audit' } }),
    'playwright',
    'problem',
    /The audit needs it\.$/,
    /`npm install/,
  ),
  row(
    'playwright-bdd is missing, and scenarios need it',
    () => packageFindings({ ...PACKAGES, bdd: { ...MISSING, neededBy: 'The settings file' } }),
    'playwright-bdd',
    'problem',
    /The settings file needs it/,
    /playwright-bdd@latest/,
  ),
  row(
    'all packages share one Playwright',
    () => packageFindings({ ...PACKAGES, runners: [RUNNER, { ...RUNNER, usedBy: 'playwright-bdd' }] }),
    'playwright-copies',
    'ok',
    /^One$/,
  ),
  row(
    'the kit finds another Playwright than the tests',
    () => packageFindings({ ...PACKAGES, runners: [RUNNER, SECOND] }),
    'playwright-copies',
    'problem',
    /this folder finds 1\.65\.1 in \/shop\/pw; iadvize-rehearsal finds 1\.50\.1 in \/deep\/pw/,
    /`npm ls playwright`/,
  ),
  row(
    'a package that tests need not import has a Playwright of its own',
    () => packageFindings({ ...PACKAGES, runners: [RUNNER, { ...SECOND, usedBy: 'a-tool', isOfTests: false }] }),
    'playwright-copies',
    'warning',
    /a-tool finds 1\.50\.1/,
    /npm dedupe/,
  ),
  row(
    'no browser is looked for without Playwright',
    () => browserFindings({ state: 'no-runner' }),
    'browser',
    'could-not-tell',
    /Without Playwright/,
    /Install Playwright/,
  ),
  row(
    'there is no browser',
    () => browserFindings({ state: 'none' }),
    'browser',
    'problem',
    /has a Chromium/,
    /`npx playwright install/,
  ),
  row(
    'the browser does not start',
    () => browserFindings({ state: 'fails', file: '/usr/bin/chromium', why: 'libnss3.so is missing.' }),
    'browser',
    'problem',
    /^\/usr\/bin\/chromium was found, but does not start\. libnss3/,
    /--with-deps/,
  ),
  row('a port is free', () => port({ is: 'free' }), 'stand-in-port', 'ok', /^127\.0\.0\.1:4070 is free/),
  row('any port may be taken', () => port({ is: 'free' }, { port: 0 }), 'stand-in-port', 'ok', /^Any free one/),
  row(
    'a stand-in of this version is running',
    () => port({ is: 'stand-in', version: '0.1.0' }),
    'stand-in-port',
    'ok',
    /A stand-in of Rehearsal 0\.1\.0 is running on 127\.0\.0\.1:4070/,
  ),
  row(
    'a stand-in of another version is running',
    () => port({ is: 'stand-in', version: '0.0.9' }),
    'stand-in-port',
    'warning',
    /0\.0\.9 is running.*this command is 0\.1\.0/,
    /start it again/,
  ),
  row(
    'a stand-in is running on the port of the shop',
    () => port({ is: 'stand-in', version: '0.1.0' }, { id: 'demo-port' }),
    'demo-port',
    'problem',
    /in place of the demo shop/,
    /Ctrl\+C/,
  ),
  row('the shop is running', () => port({ is: 'demo-shop' }, { id: 'demo-port' }), 'demo-port', 'ok', /is running/),
  row(
    'the shop is running on the port of the stand-in',
    () => port({ is: 'demo-shop' }),
    'stand-in-port',
    'problem',
    /in place of the stand-in/,
    /`rehearsal start --port 0`/,
  ),
  row(
    'another program has the port of the shop',
    () => port({ is: 'taken', by: 'it is silent' }, { id: 'demo-port', host: '::1' }),
    'demo-port',
    'problem',
    /^\[::1\]:4070 is taken by another program: it is silent\.$/,
    /End that program.*`rehearsal start --demo-port 0`/,
  ),
  row(
    'the port may not be used',
    () => port({ is: 'refused', code: 'EACCES' }),
    'stand-in-port',
    'problem',
    /Nothing can listen.*EACCES/,
    /--port 0/,
  ),
  row('there is no settings file', () => settingsFindings({ state: 'none' }), 'settings', 'ok', /^None/),
  row(
    'the settings file is right',
    () => settingsFindings({ state: 'read', file: 'a.ts' }),
    'settings',
    'ok',
    /^a\.ts$/,
  ),
  row(
    'the settings file is wrong',
    () => settingsFindings({ state: 'broken', why: 'The settings file a.ts cannot be used.' }),
    'settings',
    'problem',
    /^The settings file a\.ts cannot be used\.$/,
    /as if there were no settings file/,
  ),
  row(
    'the journey imports a package that is not installed',
    () => journeyFindings({ file: 'journey.ts', why: "Cannot find module 'iadvize-rehearsal/playwright'.", parts: '' }),
    'journey',
    'problem',
    /Cannot find module/,
    /^Install in this project/,
  ),
  row(
    'the journey imports a file that is not there',
    () => journeyFindings({ file: 'journey.ts', why: "Cannot find module './people.ts'.", parts: '' }),
    'journey',
    'problem',
    /Cannot find module/,
    /what a journey has/,
  ),
  row('a key is right', () => key(spkiOf(publicKey('brandSigning'))), 'key', 'ok', /RSA, 2048 bits/),
  row(
    'a key has another form than iAdvize takes',
    () => key(publicKey('brandSigning').export({ format: 'pem', type: 'pkcs1' })),
    'key',
    'warning',
    /^projects\[0\] is an RSA public key in the form PKCS#1/,
    /before you register/,
  ),
  row(
    'a private key is given for a public one',
    () => key(privateKey('brandSigning').export({ format: 'pem', type: 'pkcs8' })),
    'key',
    'problem',
    /must never leave your backend/,
    /every form/,
  ),
  row(
    'there is no such key file',
    () => key('keys/mine.pem'),
    'key',
    'problem',
    /no such file/,
    /relative to the folder/,
  ),
  row(
    'the control token is too short',
    () => environmentFindings('It is too short.'),
    'control-token',
    'problem',
    /^It is too short\.$/,
    /Unset/,
  ),
  row('the site answers', () => site({}), 'site', 'ok', /status 200/),
  row('the page is gone', () => site({ status: 404 }), 'site', 'problem', /404/, /page that exists/),
  row('the site fails', () => site({ status: 502 }), 'site', 'problem', /502/, /log of the site/),
  row('a password protects the site', () => site({ status: 401 }), 'site', 'warning', /401/, /in the journey/),
  row(
    'nothing listens',
    () => silent('ECONNREFUSED', 'HTTPS_PROXY'),
    'site',
    'problem',
    /nothing listens/,
    /Start the site/,
  ),
  row('there is no such host', () => silent('ENOTFOUND'), 'site', 'problem', /no such host/, /spelling/),
  row('an unknown error', () => silent('EWHATEVER'), 'site', 'problem', /EWHATEVER/, /network/),
  row(
    'a proxy may be the way to the site',
    () => silent('ENOTFOUND', 'HTTPS_PROXY'),
    'site',
    'could-not-tell',
    /HTTPS_PROXY is set/,
    /in a browser/,
  ),
  row(
    'the browser opens a site that Node does not reach',
    () => siteFindings({ answer: null, code: 'ENOTFOUND', url: 'https://shop.example/' }, refusedWith(null)),
    'site',
    'ok',
    /The browser opens https:\/\/shop\.example\/, but Node does not/,
  ),
  row('the certificate is good', () => certificate({}), 'certificate', 'ok', /valid until 2026-04-01/),
  row(
    'the certificate has expired',
    () => certificate({ validToMs: NOW_MS - DAY_MS }),
    'certificate',
    'problem',
    /expired on 2025-12-31/,
    /Renew it\..*--ignore-https-errors/,
  ),
  row(
    'the certificate is not valid yet',
    () => certificate({ validFromMs: NOW_MS + DAY_MS }),
    'certificate',
    'problem',
    /not valid before 2026-01-02/,
    /clock/,
  ),
  row(
    'the certificate is for another name',
    () => certificate({ isOfHost: false, names: ['other.example'] }),
    'certificate',
    'problem',
    /not for shop\.example: it names other\.example/,
    /names this host/,
  ),
  row(
    'the certificate is signed by itself, and the browser refuses it',
    () => certificate(SELF_SIGNED, refusedWith('net::ERR_CERT_AUTHORITY_INVALID')),
    'certificate',
    'problem',
    /signed by itself.*does not open the site \(net::ERR_CERT_AUTHORITY_INVALID\)/,
    /trust it/,
  ),
  row(
    'the certificate is signed by itself, and the browser was told to trust it',
    () => certificate(SELF_SIGNED, refusedWith(null)),
    'certificate',
    'ok',
    /the browser trusts it, although Node does not/,
  ),
  row(
    'Node was told to trust the issuer, and the browser was not',
    () => certificate({}, refusedWith('net::ERR_CERT_AUTHORITY_INVALID')),
    'certificate',
    'problem',
    /Node trusts it\. The browser does not open the site/,
    /trust it/,
  ),
  row(
    'Node reaches a site on a port that browsers refuse',
    () => site({}, refusedWith('net::ERR_UNSAFE_PORT')),
    'site',
    'problem',
    /status 200\. But the browser does not open it \(net::ERR_UNSAFE_PORT\)/,
    /browser can show/,
  ),
  row(
    'the browser refuses the certificate of a site, which is a finding of its own',
    () => site({}, refusedWith('net::ERR_CERT_DATE_INVALID')),
    'site',
    'ok',
    /status 200\.$/,
  ),
  row(
    'Node does not know the issuer, and no browser was asked',
    () => certificate({ distrust: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
    'certificate',
    'warning',
    /issuer is not known \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)/,
    /trust it/,
  ),
  row(
    'the settings let the audit accept any certificate',
    () => certificate({ isOfHost: false }, { ...AROUND, acceptsAny: true }),
    'certificate',
    'ok',
    /audit\.ignoreHttpsErrors/,
  ),
  row('the clocks agree', () => site({}), 'clock', 'ok', /agrees/),
  row('the clocks differ a little', () => site({ aheadMs: -6_000 }), 'clock', 'ok', /6 s behind/),
  row('the clocks differ', () => site({ aheadMs: 30_000 }), 'clock', 'warning', /30 s ahead.*from the future/, /NTP/),
  row(
    'tokens have expired when they are minted',
    () => site({ aheadMs: -300_000 }),
    'clock',
    'problem',
    /5 minutes behind.*expired already/,
    /NTP/,
  ),
  row('the server has no clock', () => site({ aheadMs: null }), 'clock', 'could-not-tell', /no Date header/),
  row(
    'a public page loads the tag from this machine',
    () => site({ ...PUBLIC, body: TAG_HERE }),
    'local-network',
    'warning',
    /public \(93\.184\.216\.34\).*from http:\/\/localhost:4070\/iadvize\.js: Chrome/,
    /on this machine as well/,
  ),
  row(
    'a public page loads no tag that can be seen',
    () => site(PUBLIC),
    'local-network',
    'warning',
    /If a page loads the tag from it/,
    /Playwright kit/,
  ),
  row(
    'a public page loads the tag from iAdvize',
    () => site({ ...PUBLIC, body: VENDORS_TAG }),
    'local-network',
    'ok',
    /host of iAdvize/,
  ),
  row(
    'a stranger is refused a token',
    () => endpoint({ status: 401, contentType: 'application/json', body: '{"error":"sign in"}' }),
    'token-endpoint',
    'ok',
    /status 401, the type application\/json, and a JSON object without a token/,
  ),
  row(
    'a stranger gets a web page in place of a token',
    () => endpoint({ body: '<!doctype html><title>Sign in</title>' }),
    'token-endpoint',
    'warning',
    /an HTML page \("Sign in"\).*would take that for a token/,
    /401/,
  ),
  row(
    'no token endpoint is there',
    () => endpoint({ status: 404 }),
    'token-endpoint',
    'problem',
    /404/,
    /your page asks/,
  ),
  row('the token endpoint fails', () => endpoint({ status: 500 }), 'token-endpoint', 'problem', /no content/, /log/),
  row('GET is not allowed', () => endpoint({ status: 405 }), 'token-endpoint', 'could-not-tell', /GET/, /method/),
]

for (const { when, id, findings, verdict, seen, fix } of ROWS) {
  test(`when ${when}, the doctor's verdict is ${verdict}, with a way out unless all is well`, () => {
    const found = findings().find((one) => one.id === id)
    expect(found).toMatchObject({
      verdict,
      seen: expect.stringMatching(seen),
      fix: fix === null ? null : expect.stringMatching(fix),
    })
  })
}

test('a token that an endpoint gives to a stranger is a warning that does not repeat the token', async () => {
  const token = await mint()
  for (const body of [token, JSON.stringify({ data: { token } })]) {
    const [found] = endpoint({ body, contentType: 'application/json' })
    expect(found).toMatchObject({
      verdict: 'warning',
      seen: expect.stringMatching(/encrypted token.*anyone could get it/),
    })
    expect(JSON.stringify(found)).not.toContain(token.slice(0, 20))
  }
})

test('certificate and clock of a token endpoint are findings, unless they were found for the site already', () => {
  const idsOf = (isKnown: boolean): readonly FindingId[] =>
    tokenEndpointFindings(answer(), AROUND, isKnown).map(({ id }) => id)
  expect(idsOf(false)).toEqual(['token-endpoint', 'certificate', 'clock'])
  expect(idsOf(true)).toEqual(['token-endpoint'])
})

test('playwright-bdd is not mentioned where nobody uses it', () => {
  expect(packageFindings(PACKAGES).map(({ id }) => id)).not.toContain('playwright-bdd')
})

test('a site on a private address needs no permission of the browser', () => {
  expect(site({ body: TAG_HERE }).map(({ id }) => id)).not.toContain('local-network')
})

for (const { ip, isPublic } of [
  { ip: '93.184.216.34', isPublic: true },
  { ip: '2606:2800:220:1::1', isPublic: true },
  { ip: '::ffff:93.184.216.34', isPublic: true },
  { ip: '127.0.0.1', isPublic: false },
  { ip: '172.31.255.1', isPublic: false },
  { ip: '172.32.0.1', isPublic: true },
  { ip: '192.168.1.4', isPublic: false },
  { ip: '::ffff:10.1.2.3', isPublic: false },
  { ip: '::1', isPublic: false },
  { ip: 'fe80::1%eth0', isPublic: false },
  { ip: 'fd00::7', isPublic: false },
]) {
  test(`${ip} is ${isPublic ? 'a public' : 'no public'} address`, () => {
    expect(isPublicAddress(ip)).toBe(isPublic)
  })
}
