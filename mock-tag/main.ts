/**
 * The script that a page loads as `iadvize.js`. The platform hands it the settings of the stage when it serves it
 * (`environment/tag-script.ts`); where the platform is it learns from its own address.
 */

import { endpointsOf } from '../protocol/endpoints.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'
import type { IAdvize, TagGlobals } from '../protocol/web-sdk.ts'
import type { Phase, Rules } from './activation/states.ts'
import { watchBoundaries } from './chat-window/boundaries.ts'
import { viewOf } from './chat-window/chat-view.ts'
import { createChatWindow } from './chat-window/chat-window.ts'
import { complain } from './complain.ts'
import { takeOverCommandQueue, type BootConfig } from './command-queue.ts'
import { createIdentityStorage, randomHex } from './identity-storage.ts'
import { publish, takePlace, type Instance } from './instance.ts'
import { createJournalWriter, type JournalWriter } from './journal-writer.ts'
import { createOtherMembers } from './members.ts'
import { createPlatformClient } from './platform-client.ts'
import { createProperties } from './properties.ts'
import { createTag } from './tag.ts'

declare const rehearsalSettings: TagSettings

const page = window as Window & TagGlobals

const start = (src: string): void => {
  const instance = takePlace(page)
  if (instance === null) return complain('the tag is already loaded')
  const endpoints = endpointsOf(src)
  const journal = createJournalWriter(endpoints.journal, randomHex())
  const letGo = takeOverCommandQueue(page, {
    boot: (config) => boot(config, { instance, journal, graphql: endpoints.graphql }),
    onError: (error) => {
      complain('a function pushed to iAdvizeInterface failed', error)
      journal.write({ type: 'function-threw', message: String(error).slice(0, 200) })
    },
    sid: new URL(src).searchParams.get('sid'),
  })
  instance.ends.push(letGo)
  if (instance.global === undefined) complain("waiting for iAdvizeInterface.config = { sid: '<YOUR-SITE-ID>' }")
}

type Surroundings = { readonly instance: Instance; readonly journal: JournalWriter; readonly graphql: string }

const boot = (config: BootConfig, { instance, journal, graphql }: Surroundings): IAdvize => {
  const sid = String(config.sid)
  const rules = rulesOf(sid)
  const { fidelity } = rules
  const otherTabs = new BroadcastChannel(`iadvize-${sid} ${graphql}`)
  const chatWindow = createChatWindow(document)
  const properties = createProperties({
    fidelity,
    onSet: (name, value) => journal.write({ type: 'property-set', name, value: JSON.stringify(value) }),
  })
  const tag = createTag(
    rules,
    {
      storage: createIdentityStorage({ document, localStorage: () => localStorage }, sid, fidelity.identityPlaces),
      journal,
      sendAttempt: createPlatformClient(graphql, sid, { journal, answerTimeoutMs: fidelity.answerTimeoutMs }),
      providerTimeoutMs: fidelity.providerTimeoutMs,
      tellOtherTabs: () => otherTabs.postMessage('logout'),
    },
    (phase: Phase) => {
      chatWindow.show(viewOf(phase))
      properties.change('tag:version', phase.kind === 'authenticated' ? 'FULL' : 'LIGHT')
    },
  )
  otherTabs.addEventListener('message', tag.loggedOutElsewhere)
  const iAdvize: IAdvize = { ...tag.members, ...createOtherMembers(properties, journal) }
  if (config.mode === 'sandboxed') watchBoundaries(chatWindow.bubble, page, properties.tell)
  instance.ends.push(tag.end, chatWindow.remove, () => journal.write({ type: 'tag-ended' }))
  publish(page, iAdvize, instance)
  journal.write({ type: 'tag-loaded', sid, url: location.origin + location.pathname })
  tag.start()
  return iAdvize
}

const rulesOf = (sid: string): Rules => {
  const project = rehearsalSettings.projects[sid]
  return {
    fidelity: { ...rehearsalSettings.fidelity, ...project?.fidelity },
    // A project that the platform does not know starts nothing by itself; activate will say what is wrong.
    authenticationMode: project?.authenticationMode ?? true,
  }
}

const src = (document.currentScript as HTMLScriptElement | null)?.src
if (src) start(src)
else complain('load the tag with <script src>')
