/**
 * The script that a page loads as `iadvize.js`. When the platform serves it, it adds the settings of the stage (`tagScript`). The
 * script's own address tells where the platform is.
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
  const deps = {
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
    explain: (sketch: string) =>
      void loadPart(endpoints).then(
        (part) => part.explain(sketch),
        () => complain(sketch),
      ),
    setAlarm: createAlarm(page, (isLast) => tag.sessionDue(isLast)),
  }
  const tag = createTag(rules, deps, (phase: Phase) => {
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

/** What the browser stores about the visitor, what the site says about them, and what they see. */
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
    loadPart: (failures) => loadPart(endpoints, failures),
  })
  return { storage, site, chat }
}

/** Firefox remembers that a module failed, so each further attempt has an address of its own. */
const loadPart = ({ dialogPart }: Endpoints, failures = 0) =>
  import(failures === 0 ? dialogPart : `${dialogPart}?attempt=${failures + 1}`) as Promise<typeof DialogPart>

const storageOf = (
  config: BootConfig,
  { identityPlaces: places, explicitConsentPlaces }: Fidelity,
  journal: JournalWriter,
): VisitorStorage => {
  const { allowedCookieDomains, useExplicitCookiesConsent } = config
  const sid = String(config.sid)
  // The vendor documents two places for this setting. The stage's fidelity switch decides which of them count.
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
    // On a project that the platform does not know nothing starts by itself; `activate` reports the problem.
    authenticationMode: project?.authenticationMode ?? true,
  }
}

const src = ownAddress((document.currentScript as HTMLScriptElement | null)?.src, new Error().stack)
const { home } = rehearsalSettings
if (!src && home) warn(`not loaded by <script src>: using the platform of ${home}`)
const address = src ?? home
// While the script is running, developer tools keep the stack of each request, and parse the whole script again for it.
if (address) queueMicrotask(() => start(address))
else complain('load the tag with <script src>')
