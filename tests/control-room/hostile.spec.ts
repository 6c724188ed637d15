import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test as base } from './room.ts'

/** A page of somebody else on this machine: for cookies it is of the same site, which is the worst place. */
const test = base.extend<{ readonly elsewhere: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  elsewhere: async ({}, use) => {
    const server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end('<!doctype html><title>Elsewhere</title><form method="post"></form>')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    server.closeAllConnections()
    server.close()
  },
})

type Attack = { readonly what: string; readonly code: (control: string) => string }

/** Each resolves with what it was able to read; "" is nothing. */
const ATTACKS: readonly Attack[] = [
  {
    what: 'a fetch that reads',
    code: (control) =>
      `fetch('${control}/journal', { credentials: 'include' }).then((answer) => answer.text(), () => '')`,
  },
  {
    what: 'a fetch that prepares an answer without asking whether it may',
    code: (control) =>
      `fetch('${control}/answers', { method: 'POST', mode: 'no-cors', credentials: 'include', body: '[{"answer":"server-error","times":"always"}]' }).then((answer) => answer.text(), () => '')`,
  },
  {
    what: 'an EventSource',
    code: (control) =>
      `new Promise((resolve) => { const source = new EventSource('${control}/events', { withCredentials: true }); source.addEventListener('stage', ({ data }) => resolve(data)); source.onerror = () => resolve('') })`,
  },
  {
    what: 'an image',
    code: (control) =>
      `new Promise((resolve) => { const image = new Image(); image.onload = () => resolve('it loaded'); image.onerror = () => resolve(''); image.src = '${control}/journal' })`,
  },
  {
    what: 'a script',
    code: (control) =>
      `new Promise((resolve) => { const script = document.createElement('script'); script.onload = () => resolve('it ran'); script.onerror = () => resolve(''); script.src = '${control}/journal'; document.head.append(script) })`,
  },
  {
    what: 'a WebSocket',
    code: (control) =>
      `new Promise((resolve) => { const socket = new WebSocket('${control.replace('http', 'ws')}/events'); socket.onopen = () => resolve('it opened'); socket.onerror = () => resolve('') })`,
  },
]

for (const { what, code } of ATTACKS) {
  test(`${what} from a page elsewhere reads and moves nothing, though the browser has a session`, async ({
    room,
    stage,
    elsewhere,
  }) => {
    await expect(room.connection).toHaveText('Live')
    const page = await room.page.context().newPage()
    await page.goto(elsewhere)
    const control = `${new URL(room.page.url()).origin}/control/stages/${stage.id}`
    expect(await page.evaluate(code(control))).toBe('')
    await expect(room.page.getByText('Nothing is prepared: every token is judged.')).toBeVisible()
  })
}

test('a form that a page elsewhere sends to the control API is refused', async ({ room, stage, elsewhere }) => {
  const page = await room.page.context().newPage()
  await page.goto(elsewhere)
  const action = `${new URL(room.page.url()).origin}/control/stages/${stage.id}/reset`
  const [response] = await Promise.all([
    page.waitForResponse(action),
    page.evaluate((to) => {
      const form = document.querySelector('form')
      form?.setAttribute('action', to)
      form?.submit()
    }, action),
  ])
  expect(response.status()).toBe(403)
})

test('a page elsewhere cannot put the control room into a frame', async ({ room, elsewhere }) => {
  const page = await room.page.context().newPage()
  await page.goto(elsewhere)
  await page.evaluate((to) => {
    const frame = document.createElement('iframe')
    frame.src = to
    document.body.append(frame)
    return new Promise((resolve) => frame.addEventListener('load', resolve))
  }, room.page.url())
  const framed = page.frames().find((frame) => frame.parentFrame() !== null)
  expect(framed?.url()).toMatch(/^chrome-error:/)
})

test('a page elsewhere that opens the control room has no hold of its window', async ({ room, elsewhere }) => {
  const page = await room.page.context().newPage()
  await page.goto(elsewhere)
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((to) => {
      Object.assign(window, { opened: window.open(to) })
    }, room.page.url()),
  ])
  await opened.waitForURL(room.page.url())
  await expect.poll(() => page.evaluate(() => (window as Window & { opened?: Window }).opened?.closed)).toBe(true)
})
