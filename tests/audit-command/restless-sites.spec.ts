import type { RequestListener } from 'node:http'
import { expect, ONLY, test } from './command-test.ts'

/** A site with a correct sign-in, and something on each page that never ends. */
const restless =
  (unrest: string): RequestListener =>
  (request, response) => {
    const isSignedIn = request.headers.cookie?.includes('who=camille') ?? false
    if (request.url === '/never') return
    if (request.url === '/ask') return void response.end('{}')
    if (request.url === '/in') response.writeHead(302, { location: '/', 'set-cookie': 'who=camille; Path=/' }).end()
    else if (request.url === '/out') response.writeHead(302, { location: '/', 'set-cookie': 'who=; Path=/' }).end()
    else {
      const snippet = '<script>(iAdvizeInterface = window.iAdvizeInterface || []).config = { sid: 7316 }</script>'
      const tag = '<script async src="//halc.iadvize.com/iadvize.js"></script>'
      const option = "{ authenticationOption: { type: 'ANONYMOUS' } }"
      const activation = `<script>iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => (${option})))</script>`
      const form = isSignedIn ? `<a href="/out">Sign out</a>${activation}` : '<a href="/in">Sign in</a>'
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${snippet}${tag}${form}${unrest}`)
    }
  }

const PATIENT_JOURNEY = `
export const visitors = [{ email: 'camille@example.com' }]
export const signIn = async (page) => {
  await page.goto('/', { waitUntil: 'domcontentloaded' })
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Sign out' }).waitFor()
}
export const signOut = (page) => page.getByRole('link', { name: 'Sign out' }).click()
`

for (const { what, unrest } of [
  { what: 'asks its server five times a second', unrest: '<script>setInterval(() => fetch("/ask"), 200)</script>' },
  {
    what: 'asks its server again as soon as it has answered',
    unrest: '<script>(function ask() { fetch("/ask").then(ask) })()</script>',
  },
  {
    what: 'draws all the time, waits for an answer that never comes, and never ends loading',
    unrest: '<script>fetch("/never"); (function draw() { requestAnimationFrame(draw) })()</script><img src="/never">',
  },
]) {
  test(`a site that ${what} is still judged`, async ({ rehearsal, folder, serve }) => {
    // Hours of page time pass, with everything that the site requests in them.
    test.slow()
    await folder.write('journey.mjs', PATIENT_JOURNEY)
    const args = ['audit', await serve(restless(unrest)), '--journey', 'journey.mjs', '--step-limit', '30']
    const { code, stdout } = await rehearsal.run([...args, ...ONLY], {}, folder.path)
    expect(code, stdout).toBe(1)
    expect(stdout).toMatch(/FAIL {2}activation-secured/)
  })
}

test('a site that never comes to rest could not be judged, and the sentence names the step and the requests', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await folder.write('journey.mjs', PATIENT_JOURNEY)
  const unrest = '<script>setTimeout(() => { for (;;); }, 1500)</script>'
  const url = await serve(restless(unrest))
  const args = ['audit', url, '--journey', 'journey.mjs', '--step-limit', '5', ...ONLY]
  const { code, stdout, stderr } = await rehearsal.run(args, {}, folder.path)
  expect(code, stdout).toBe(3)
  expect(stderr).toMatch(/The step "[^"]+" failed on http/)
})

test('when a page does not answer, its rules could not be judged, and the sentence names the time that was waited', async ({
  rehearsal,
  folder,
  serve,
}) => {
  // The audit waits for a page longer than most tests take. The script of the page blocks only once time is moved forward.
  test.slow()
  await folder.write('journey.mjs', PATIENT_JOURNEY)
  const url = await serve(restless('<script>setTimeout(() => { for (;;); }, 30_000)</script>'))
  const args = ['audit', url, '--journey', 'journey.mjs', '--step-limit', '15', ...ONLY]
  const { code, stdout, stderr } = await rehearsal.run(args, {}, folder.path)
  expect(code, stdout).toBe(3)
  expect(stderr).toMatch(/did not answer for 30 s: a script of the page never ends, or this machine is too busy/)
})
