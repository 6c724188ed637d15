import { readFile } from 'node:fs/promises'
import { request, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Finding } from '../../audits/finding.ts'
import { reportSchema } from '../../audits/report-schema.ts'
import { loadKeys } from '../../environment/keys.ts'
import { expect, expectSentence, JOURNEY, ONLY, test } from './command-test.ts'

const HOST = 'onlinecontact.brand.example'

/** The demo shop, as a brand would have it whose tag is at a host of its own: in its pages and in its policy. */
const onOwnHost =
  (shop: string): RequestListener =>
  (asked, answer) => {
    const { method, headers, url = '/' } = asked
    const forwarded = request(new URL(url, shop), { method, headers: { ...headers, 'accept-encoding': 'identity' } })
    forwarded.on('response', (response) => void moved(response, answer))
    asked.pipe(forwarded)
  }

const moved = async (response: IncomingMessage, answer: ServerResponse): Promise<void> => {
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = response.headers
  const policy = kept['content-security-policy']
  const body = await text(response)
  answer.writeHead(response.statusCode ?? 500, {
    ...kept,
    ...(policy === undefined ? {} : { 'content-security-policy': String(policy).replaceAll(VENDOR, HOST) }),
  })
  answer.end(body.replaceAll(`//${VENDOR}/iadvize.js`, `//${HOST}/iadvize.js?sid=1234`))
}

const VENDOR = 'halc.iadvize.com'

const TWO_VISITORS = JOURNEY.replace(/\[\{.*\}\]/, (one) =>
  one.replace('}]', "}, { email: 'jonas@example.com', password: 'juniper' }]"),
)

const without = (findings: readonly Finding[], ...verdicts: readonly string[]) =>
  findings.filter(({ verdict }) => !verdicts.includes(verdict)).map(({ audit, summary }) => `${audit}: ${summary}`)

test("a site with the tag on the brand's own host is audited without a finding when the host is named", async ({
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
    expect([ended.code, ended.stderr]).toEqual([0, 'ok    activation-secured\n'])
  })
}

test("a site with the tag on the brand's own host ends the audit with 2 and says which host to name", async ({
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

test('the host of the site itself cannot be named as one of the tag', async ({ rehearsal, folder, serve }) => {
  await folder.write('journey.ts', JOURNEY)
  const site = await serve((_request, response) => response.end('no chat'))
  const args = ['audit', site, '--journey', 'journey.ts', '--host', '127.0.0.1']
  expectSentence(await rehearsal.run(args, {}, folder.path), {
    code: 2,
    says: /"127\.0\.0\.1" is the host of the site itself: name hosts that serve nothing but the tag/,
  })
})
