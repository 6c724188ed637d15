/**
 * The script that a page loads as `iadvize.js`. The platform serves it as `start(settings)`; where the platform is it
 * learns from its own address.
 */

import { endpointsOf } from '../protocol/endpoints.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'
import type { CommandQueue, IAdvize, TagGlobals } from '../protocol/web-sdk.ts'
import { createChatWindow } from './chat-window/chat-window.ts'
import { takeOverCommandQueue, type BootConfig } from './command-queue.ts'
import { createIdentityStorage, randomHex } from './identity-storage.ts'
import { createJournalWriter, type JournalWriter } from './journal-writer.ts'
import { createPlatformClient } from './platform-client.ts'
import { createTag } from './tag.ts'

const page = window as Window & TagGlobals

export const start = (settings: TagSettings): void => {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement))
    return console.error('iAdvize (rehearsal): load the tag with a <script src>')
  if (page.iAdvize !== undefined)
    return console.warn('iAdvize (rehearsal): the tag is already loaded; loaded once is enough')
  const { graphql, journal: journalUrl } = endpointsOf(script.src)
  const journal = createJournalWriter(journalUrl, randomHex())
  const query = new URL(script.src).searchParams
  configureFromQuery(page, query)
  takeOverCommandQueue(page, {
    boot: (config) => boot({ config, settings, journal, graphql }),
    onError: (error) => {
      console.error('iAdvize (rehearsal): a function pushed to iAdvizeInterface failed', error)
      journal.write({ type: 'function-threw', message: error instanceof Error ? error.message : typeof error })
    },
  })
  if (page.iAdvize === undefined) {
    console.warn("iAdvize (rehearsal): waiting for iAdvizeInterface.config = { sid: '<YOUR-SITE-ID>' }")
  }
}

/** The older snippet configures the tag in the script's address: `iadvize.js?sid=1234&lang=fr`. */
const configureFromQuery = (globals: TagGlobals, query: URLSearchParams): void => {
  const [sid, lang] = [query.get('sid'), query.get('lang')]
  if (sid === null) return
  const queue: CommandQueue = (globals.iAdvizeInterface ??= [])
  queue.config ??= lang === null ? { sid } : { sid, lang }
}

type Boot = {
  readonly config: BootConfig
  readonly settings: TagSettings
  readonly journal: JournalWriter
  readonly graphql: string
}

const boot = ({ config, settings, journal, graphql }: Boot): IAdvize => {
  const sid = String(config.sid)
  const { fidelity } = settings
  const otherTabs = new BroadcastChannel(`iadvize-${sid} ${graphql}`)
  const tag = createTag(
    // A project that the platform does not know starts nothing by itself; activate will say what is wrong.
    { fidelity, authenticationMode: settings.projects[sid]?.authenticationMode ?? true },
    {
      storage: createIdentityStorage({ document, localStorage: () => localStorage }, sid, fidelity.identityPlaces),
      journal,
      sendAttempt: createPlatformClient(graphql, sid, { journal, answerTimeoutMs: fidelity.answerTimeoutMs }),
      providerTimeoutMs: fidelity.providerTimeoutMs,
      tellOtherTabs: () => otherTabs.postMessage('logout'),
    },
    createChatWindow(document),
  )
  otherTabs.addEventListener('message', tag.loggedOutElsewhere)
  page.iAdvize = tag.iAdvize
  journal.write({ type: 'tag-loaded', sid, url: location.origin + location.pathname })
  tag.start()
  return tag.iAdvize
}
