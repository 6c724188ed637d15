import { readFile, writeFile } from 'node:fs/promises'
import { reportSchema } from '../../audits/reports/report-schema.ts'
import { startSite } from '../../environment/start-site.ts'
import { cookieHeader } from '../../audits/endpoint/credentials.ts'
import { expect } from './contract-test.ts'
import { endpointWith } from './brand-endpoint.ts'
import { sessionsAt } from './endpoint-audit.ts'
import { expectSentence } from './one-sentence.ts'
import { tokenFor } from './platform-client.ts'
import { test } from './rehearsal-process.ts'

/** Lets Node refuse to load anything of Playwright, as where it is not installed. */
const WITHOUT_PLAYWRIGHT = `data:text/javascript,${encodeURIComponent(`
import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(
  'export const resolve = (name, context, next) => { if (/playwright/.test(name)) throw new Error("loaded " + name); return next(name, context) }'))`)}`

const fileWith = async (name: string, content: string): Promise<string> => {
  const file = test.info().outputPath(name)
  await writeFile(file, content)
  return file
}

test('without a browser and without Playwright, the endpoint of the demo shop is audited, and each report is written', async ({
  rehearsal,
}) => {
  const { url, close } = await startSite({ site: 'good', tagUrl: '//halc.iadvize.com/iadvize.js' })
  const { own, another, again, ended } = await sessionsAt(url)
  const out = (name: string): string => test.info().outputPath(name)
  const jar = `# Netscape HTTP Cookie File\n${(another?.cookies ?? [])
    .map(([name, value]) => `#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t0\t${name}\t${value}\n`)
    .join('')}elsewhere.example\tFALSE\t/\tFALSE\t0\tshop_session\tof-another-site\n`
  const args = [
    ['audit-endpoint', `${url}api/iadvize-token`],
    ['--cookie', `@${await fileWith('own.txt', `${cookieHeader(own)}\n`)}`],
    ['--other-cookie', `@${await fileWith('jar.txt', jar)}`],
    ['--again-cookie', 'env:AGAIN', '--ended-cookie', 'env:ENDED'],
    ['--json', out('a.json'), '--junit', out('a.xml'), '--sarif', out('a.sarif'), '--html', out('a.html')],
  ].flat()
  const result = await rehearsal.run(args, {
    AGAIN: cookieHeader(again ?? own),
    ENDED: cookieHeader(ended ?? own),
    NODE_OPTIONS: `--import=${WITHOUT_PLAYWRIGHT}`,
  })
  await close()
  expect(result.stderr).toMatch(/^(?:pass {12}token-\S+\n){17}$/)
  expect(result.stdout).toMatch(/^\nReady: the token endpoint keeps every rule that was judged\n[^]*17 pass\n/)
  expect(result.code).toBe(0)
  expect(reportSchema.parse(JSON.parse(await readFile(out('a.json'), 'utf8'))).findings).toHaveLength(17)
  expect(await readFile(out('a.xml'), 'utf8')).toContain('tests="17" failures="0" errors="0"')
})

test('cookies, headers and tokens are in no output, even if the endpoint repeats them', async ({ rehearsal }) => {
  const tokens: string[] = []
  const { url, close } = await endpointWith(async ({ request, answer }) => {
    const token = tokens[0] ?? (await tokenFor('b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41'))
    tokens.push(token)
    answer({ token, you: request.headers.cookie, also: request.headers.authorization }, 200, {
      'x-you-sent': String(request.headers.cookie),
      'cache-control': `private, ${request.headers.cookie ?? ''}`,
    })
  })
  const secrets = ['a-secret-cookie-4711', 'a-secret-header-4712', 'a-secret-of-others-4713']
  const json = test.info().outputPath('report.json')
  const others = await fileWith('others.txt', `s=${secrets[2]}`)
  const args = [
    ['audit-endpoint', url, '--cookie', 'env:COOKIE', '--other-cookie', `@${others}`],
    ['--header', 'Authorization: env:BEARER', '--json', json],
  ].flat()
  const ended = await rehearsal.run(args, { COOKIE: `s=${secrets[0]}`, BEARER: `Bearer ${secrets[1]}` })
  await close()
  expect(ended.code).toBe(1)
  const all = [ended.stdout, ended.stderr, await readFile(json, 'utf8')].join('\n')
  expect(all).toContain('token-endpoint-uncached')
  for (const secret of [...secrets, ...tokens]) expect(all).not.toContain(secret)
})

for (const { args, says } of [
  { args: [], says: /missing required argument 'url'/ },
  { args: ['shop'], says: /"shop" is not the address of a token endpoint: give one that begins with http/ },
  { args: ['http://x.example', '--cookie', '@nowhere.txt'], says: /The file "nowhere\.txt" does not exist/ },
  { args: ['http://x.example', '--cookie', 'env:NOWHERE'], says: /The variable "NOWHERE" of --cookie is not set/ },
  {
    args: ['http://x.example', '--cookie', 'a=\u0001secret-4711'],
    says: /--cookie has characters that no header can have/,
  },
  { args: ['http://x.example', '--header', 'secret-4711'], says: /--header must be a header as in "Name: value"/ },
  {
    args: ['http://x.example', '--cookie', 'a=secret-4711', '--other-cookie', 'a=secret-4711'],
    says: /the same session/,
  },
  { args: ['http://x.example', '--only', 'loading'], says: /the chosen rules need a page/ },
  { args: ['http://x.example', '--times', '1'], says: /--times must be a whole number from 2 to 20/ },
]) {
  test(`"audit-endpoint ${args.join(' ').replace('\u0001', '')}" is refused in one sentence, which repeats no secret`, async ({
    rehearsal,
  }) => {
    const ended = await rehearsal.run(['audit-endpoint', ...args])
    expectSentence(ended, { code: 2, says })
    expect(ended.stderr).not.toContain('secret-4711')
  })
}

test('the help has an example and says that arguments are visible to others', async ({ rehearsal }) => {
  const { stdout } = await rehearsal.run(['audit-endpoint', '--help'])
  expect(stdout).toMatch(/Examples:\n {2}rehearsal audit-endpoint https:/)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('other users of the machine can see the arguments of a command')
})

test('Ctrl+C ends the command while the endpoint is silent', async ({ rehearsal }) => {
  let asked = (): void => {}
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve
  })
  const { url, close } = await endpointWith(() => asked())
  const begun = rehearsal.begin(['audit-endpoint', url])
  await isAsked
  expect((await begun.stop('SIGINT')).code).toBe(130)
  await close()
})
