/** The control room of a stage in a browser, with the stage itself at hand; and beside it a bare page that follows events. */

import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { chromium, type Page } from '@playwright/test'
import { createAudits } from '../../control-room/audit/audits.ts'
import { createControlSessions } from '../../control-room/sessions.ts'
import { loadKeys } from '../../environment/keys.ts'
import { listen } from '../../environment/listen.ts'
import { createStandInApp } from '../../environment/stand-in-app.ts'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'
import { builtPath } from '../../stage/built-files.ts'
import { createStageRegistry, MAIN_STAGE } from '../../stage/registry.ts'
import type { StageSettings } from '../../stage/stage.ts'
import { conversationOn, type Conversation } from './conversation.ts'

export type OpenRoom = {
  readonly page: Page
  readonly conversation: Conversation
  readonly bare: BarePage
  readonly close: () => Promise<void>
}

export type BarePage = { readonly page: Page; readonly say: (text: string) => void }

const SETTINGS: StageSettings = { projects: [], fidelity: {}, noTokenChoice: 'no-chat' }

export const openRoom = async (): Promise<OpenRoom> => {
  const { platform: keys } = loadKeys()
  const stages = createStageRegistry({ keys, tagScript: () => '', dialogPart: () => '' }, SETTINGS)
  const controlToken = randomBytes(24).toString('hex')
  const sessions = createControlSessions(controlToken)
  const audits = createAudits({
    command: builtPath('rehearsal.js'),
    folder: process.cwd(),
    config: undefined,
    demoSite: 'good',
  })
  const options = { stages, defaults: SETTINGS, credentials: { controlToken, sessions }, sessions, audits }
  const standIn = await listen(
    createStandInApp({ ...options, addressesOf: () => ({}), version: () => '0.0.0' }),
    LOOPBACK,
    '--port',
  )
  const browser = await chromium.launch(browserLaunchOptions())
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(`${standIn.url}/enter?code=${sessions.newCode()}`)
  await page.getByText('Live', { exact: true }).waitFor()
  const stage = stages.get(MAIN_STAGE)
  if (stage === undefined) throw new Error('There is no main stage.')
  const bare = await openBarePage(await (await browser.newContext()).newPage())
  return {
    page,
    conversation: conversationOn(stage),
    bare,
    close: async () => {
      await browser.close()
      await Promise.all([standIn.close(), bare.close()])
    },
  }
}

const LOOPBACK = { host: '127.0.0.1', port: 0 }

/** What any page needs that writes what a server tells: nothing is left out of it that could be. */
const BARE = `<!doctype html><title>Bare</title><script>
new EventSource('/events').addEventListener('entry', ({ data }) => {
  const line = document.createElement('p')
  line.textContent = JSON.parse(data).text
  document.body.append(line)
  line.scrollIntoView()
})
</script><body>`

const openBarePage = async (page: Page): Promise<BarePage & { readonly close: () => Promise<void> }> => {
  const streams = new Set<ServerResponse>()
  const server = await listen(
    (request, response) => {
      if (request.url !== '/events') return void response.setHeader('Content-Type', 'text/html').end(BARE)
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()
      streams.add(response)
    },
    LOOPBACK,
    '--port',
  )
  const isFollowed = page.waitForResponse(`${server.url}/events`)
  await page.goto(server.url)
  await isFollowed
  return {
    page,
    say: (text) => {
      for (const stream of streams) stream.write(`event: entry\ndata: ${JSON.stringify({ text })}\n\n`)
    },
    close: server.close,
  }
}
