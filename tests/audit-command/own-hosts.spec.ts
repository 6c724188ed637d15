import { readFile } from 'node:fs/promises'
import { request, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Finding } from '../../audits/finding.ts'
import { reportSchema } from '../../audits/reports/report-schema.ts'
import { loadKeys } from '../../environment/keys.ts'
import { expect, expectSentence, JOURNEY, ONLY, test } from './command-test.ts'

const HOST = 'onlinecontact.brand.example'

type Moved = { readonly host: string; readonly tag: string }

/** The demo shop with its tag on another host, both in its pages and in its Content-Security-Policy. */
const withTagFrom =
  (shop: string, moved: Moved): RequestListener =>
  (asked, answer) => {
    const { method, headers, url = '/' } = asked
    const forwarded = request(new URL(url, shop), { method, headers: { ...headers, 'accept-encoding': 'identity' } })
    forwarded.on('response', (response) => void passOn(response, answer, moved))
    asked.pipe(forwarded)
  }

const passOn = async (response: IncomingMessage, answer: ServerResponse, { host, tag }: Moved): Promise<void> => {
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = response.headers
  const policy = kept['content-security-policy']
  const body = await text(response)
  answer.writeHead(response.statusCode ?? 500, {
    ...kept,
    ...(policy === undefined ? {} : { 'content-security-policy': String(policy).replaceAll(VENDOR, host) }),
  })
  answer.end(body.replaceAll(`//${VENDOR}/iadvize.js`, tag))
}

const onOwnHost = (shop: string): RequestListener =>
  withTagFrom(shop, { host: HOST, tag: `//${HOST}/iadvize.js?sid=1234` })

const VENDOR = 'halc.iadvize.com'

const TWO_VISITORS = JOURNEY.replace(/\[\{.*\}\]/, (one) =>
  one.replace('}]', "}, { email: 'jonas@example.com', password: 'juniper' }]"),
)

const without = (findings: readonly Finding[], ...verdicts: readonly string[]) =>
  findings.filter(({ verdict }) => !verdicts.includes(verdict)).map(({ audit, summary }) => `${audit}: ${summary}`)

test("an audit of a site with the tag on the brand's own host has no finding when the host is named", async ({
  rehearsal,
  folder,
  shop,
  serve,
}) => {
  test.slow()
  await folder.write('journey.ts', TWO_VISITORS)
  await folder.write('brand.pem', loadKeys().brandPublicPem)
  const site = await serve(onOwnHost(await shop()))
  const given = ['audit', site, '--journey', 'journey.ts', '--public-key', 'brand.pem', '--json', 'report.json']
  const { code, stdout, stderr } = await rehearsal.run([...given, '--host', HOST], {}, folder.path)
  expect(code, stdout + stderr).toBe(0)
  const report = reportSchema.parse(JSON.parse(await readFile(path.join(folder.path, 'report.json'), 'utf8')))
  expect(without(report.findings, 'pass', 'not-applicable')).toEqual([])
})

for (const { place, settings } of [
  { place: 'under audit', settings: { audit: { hosts: [HOST] } } },
  { place: 'beside the other settings of the stand-in', settings: { hosts: [HOST] } },
]) {
  test(`the settings file names the host of the tag ${place}`, async ({ rehearsal, folder, shop, serve }) => {
    await folder.write('journey.ts', JOURNEY)
    await folder.write('rehearsal.config.json', JSON.stringify(settings))
    const site = await serve(onOwnHost(await shop()))
    const ended = await rehearsal.run(['audit', site, '--journey', 'journey.ts', ...ONLY], {}, folder.path)
    expect([ended.code, ended.stderr]).toEqual([0, 'pass            activation-secured\n'])
  })
}

test('an audit of a site with the tag on an unnamed host of the brand ends with 2 and says which host to name', async ({
  rehearsal,
  folder,
  shop,
  serve,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const site = await serve(onOwnHost(await shop()))
  const ended = await rehearsal.run(['audit', site, '--journey', 'journey.ts', ...ONLY], {}, folder.path)
  expectSentence(ended, {
    code: 2,
    says: /loads iadvize\.js from onlinecontact\.brand\.example.* --host onlinecontact/,
  })
})

test('the host of the audited site cannot be named as a host of the tag', async ({ rehearsal, folder, serve }) => {
  await folder.write('journey.ts', JOURNEY)
  const site = await serve((_request, response) => response.end('no chat'))
  const args = ['audit', site, '--journey', 'journey.ts', '--host', '127.0.0.1']
  expectSentence(await rehearsal.run(args, {}, folder.path), {
    code: 2,
    says: /"127\.0\.0\.1" is the host of the site itself: name hosts that serve nothing but the tag/,
  })
})

test("a site with the vendor's boxed tag learns why its frame was not seen, and not that its snippet is broken", async ({
  rehearsal,
  folder,
  shop,
  serve,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const host = 'static.iadvize.com'
  const site = await serve(withTagFrom(await shop(), { host, tag: `//${host}/boxed-tag/1.4.4/index.js` }))
  const args = [
    'audit',
    site,
    '--journey',
    'journey.ts',
    '--sid',
    '1234',
    '--only',
    'loading-snippet,activation-secured',
  ]
  const { stdout } = await rehearsal.run(args, {}, folder.path)
  expect(stdout).toMatch(/COULD NOT TELL {2}loading-snippet/)
  expect(stdout).toMatch(/So +1 rule follows from this:\n +could not tell +activation-secured\n/)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('the stand-in does not serve its bundle.')
})

/** What the vendor's bundle does, in short: it makes a frame and puts the tag into it. */
const BUNDLE = `
const frame = document.documentElement.appendChild(document.createElement('iframe'))
frame.contentWindow.iAdvizeInterface = []
frame.contentWindow.iAdvizeInterface.config = { sid: 1234, mode: 'sandboxed' }
const script = Object.assign(frame.contentDocument.createElement('script'), { async: true, src: '//${VENDOR}/iadvize.js' })
frame.contentDocument.head.append(script)
`

const WITH_BUNDLE = `${JOURNEY}
export const open: Journey['open'] = async (page, address) => {
  const body = ${JSON.stringify(BUNDLE)}
  await page.route('https://static.iadvize.com/boxed-tag/**', (route) => route.fulfill({ contentType: 'text/javascript', body }))
  await page.goto(address)
}
`

test("a journey that serves the vendor's boxed-tag bundle makes the snippet in the frame judgeable", async ({
  rehearsal,
  folder,
  shop,
  serve,
}) => {
  await folder.write('journey.ts', WITH_BUNDLE)
  const host = `static.iadvize.com ${VENDOR}`
  const site = await serve(
    withTagFrom(await shop(), { host, tag: 'https://static.iadvize.com/boxed-tag/1.4.4/index.js' }),
  )
  const args = ['audit', site, '--journey', 'journey.ts', '--sid', '1234', '--only', 'loading-snippet']
  const { code, stdout, stderr } = await rehearsal.run(args, {}, folder.path)
  expect([code, stderr], stdout).toEqual([0, 'pass            loading-snippet\n'])
})
