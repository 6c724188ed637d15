/**
 * The script that a page loads as `iadvize.js`. The platform hands it the settings of the stage when it serves it
 * (`tagScript`); where the platform is it learns from its own address.
 */

import { endpointsOf, type Endpoints } from '../protocol/endpoints.ts'
import type { Fidelity } from '../protocol/fidelity.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'
import type { IAdvize, TagGlobals } from '../protocol/web-sdk.ts'
import type { Phase, Rules } from './activation/states.ts'
import { createAlarm } from './alarm.ts'
import { createChat } from './chat.ts'
import type * as DialogPart from './dialog-part.ts'
import { complain, warn } from './complain.ts'
import { takeOverCommandQueue, type BootConfig } from './command-queue.ts'
import { publish, takePlace, type Instance } from './instance.ts'
import { createJournalWriter, type JournalWriter } from './journal-writer.ts'
import { watchLateGlobals } from './late-globals.ts'
import { createOtherMembers } from './members.ts'
import { createOtherTabs } from './other-tabs.ts'
import { ownAddress } from './own-address.ts'
import { createPlatformClient } from './platform-client.ts'
import { createSiteData } from './site-data.ts'
import { randomHex } from './storage/identity-storage.ts'
import { createVisitorStorage, type VisitorStorage } from './storage/visitor-storage.ts'
import { createTag } from './tag.ts'

declare const rehearsalSettings: TagSettings

const page = window as Window & TagGlobals

const start = (src: string): void => {
  const instance = takePlace(page)
  if (instance === null) return warn('the tag is already loaded')
  const endpoints = endpointsOf(src, rehearsalSettings.hosts)
  const journal = createJournalWriter(endpoints.journal, randomHex())
  const letGo = takeOverCommandQueue(page, {
    boot: (config) => boot(config, { instance, journal, endpoints }),
    onError: (error) => {
      complain('a function pushed to iAdvizeInterface failed', error)
      journal.write({ type: 'function-threw', message: String(error).slice(0, 200) })
    },
    sid: new URL(src).searchParams.get('sid'),
  })
  instance.ends.push(letGo)
  if (instance.global === undefined) warn('waiting for iAdvizeInterface.config = { sid: 1234 }')
}

type Surroundings = { readonly instance: Instance; readonly journal: JournalWriter; readonly endpoints: Endpoints }

const boot = (config: BootConfig, surroundings: Surroundings): IAdvize => {
  const { instance, journal, endpoints } = surroundings
  const sid = String(config.sid)
  const rules = rulesOf(sid)
  journal.write({ type: 'tag-loaded', sid, url: location.origin + location.pathname })
  const tellTabs = createOtherTabs(`iadvize-${sid} ${endpoints.graphql}`, () => {
    tag.loggedOutElsewhere()
    site.forgetVisitor()
  })
  const { storage, site, chat } = visitorSideOf(config, rules, surroundings)
  const means = {
    storage,
    journal,
    sendAttempt: createPlatformClient(endpoints.graphql, sid, {
      journal,
      answerTimeoutMs: rules.fidelity.answerTimeoutMs,
      conversationId: new URLSearchParams(location.search).get('idzconvid'),
    }),
    tellOtherTabs: () => {
      tellTabs()
      site.forgetVisitor()
    },
    setAlarm: createAlarm(page, (isLast) => tag.sessionDue(isLast)),
  }
  const tag = createTag(rules, means, (phase: Phase) => {
    chat.follow(phase)
    site.follow(phase)
  })
  const iAdvize: IAdvize = { ...tag.members, ...createOtherMembers(site, journal) }
  instance.ends.push(tag.end, chat.end, () => journal.write({ type: 'tag-ended' }))
  publish(page, iAdvize, instance)
  watchLateGlobals(page)
  tag.start()
  return iAdvize
}

/** What the browser keeps of the visitor, what the site says of them, and what they see. */
const visitorSideOf = (config: BootConfig, { fidelity }: Rules, { journal, endpoints }: Surroundings) => {
  const storage = storageOf(config, fidelity, journal)
  const site = createSiteData({ page, fidelity, storage, journal })
  const chat = createChat({
    url: endpoints.conversation,
    properties: site.properties,
    project: rehearsalSettings.projects[String(config.sid)],
    presence: rehearsalSettings.chat,
    isSandboxed: config.mode === 'sandboxed',
    permit: storage.permit,
    loadPart: () => import(endpoints.dialogPart) as Promise<typeof DialogPart>,
  })
  return { storage, site, chat }
}

const storageOf = (
  config: BootConfig,
  { identityPlaces: places, explicitConsentPlaces }: Fidelity,
  journal: JournalWriter,
): VisitorStorage => {
  const { allowedCookieDomains, useExplicitCookiesConsent } = config
  const sid = String(config.sid)
  // By whichever of the two that the vendor's pages name the stage heeds.
  const isAskedFor = {
    config: useExplicitCookiesConsent,
    project: rehearsalSettings.projects[sid]?.explicitConsent,
  }
  const isConsentNeeded = explicitConsentPlaces.some((place) => isAskedFor[place])
  return createVisitorStorage({ page: window, sid, places, isConsentNeeded, allowedCookieDomains, journal })
}

const rulesOf = (sid: string): Rules => {
  const project = rehearsalSettings.projects[sid]
  return {
    fidelity: { ...rehearsalSettings.fidelity, ...project?.fidelity },
    // A project that the platform does not know starts nothing by itself; activate will say what is wrong.
    authenticationMode: project?.authenticationMode ?? true,
  }
}

const src = ownAddress((document.currentScript as HTMLScriptElement | null)?.src, new Error().stack)
const { home } = rehearsalSettings
if (!src && home) warn(`not loaded from the address of the tag, as by <script src>: going on with ${home}`)
const address = src ?? home
// Developer tools keep the stack of each request and have all of the script read again for that, if it is still running.
if (address) queueMicrotask(() => start(address))
else complain('load the tag with <script src>')
