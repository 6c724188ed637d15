/** The rehearsal of a stage as a file: a Playwright test, a feature, the configuration of features. Loaded when it is asked for. */

import type { KeyObject } from 'node:crypto'
import { diagnoseKey, isKeyInTime } from '../diagnosis/key.ts'
import { configurationFileOf } from '../gherkin/directed/configuration-file.ts'
import { featureFileOf } from '../gherkin/directed/feature-file.ts'
import { playwrightFileOf } from '../gherkin/directed/playwright-file.ts'
import type { Setting } from '../gherkin/directed/rehearsal.ts'
import { siteOf } from '../gherkin/directed/site.ts'
import type { Direction } from '../journal/directions.ts'
import type { JournalEntry } from '../journal/entries.ts'
import type { PublicKeySetting } from '../protocol/token-policy.ts'
import type { Stage } from '../stage/stage.ts'

export type RecordingDeps = {
  readonly directions: readonly Direction[]
  /** Where the stage can be reached. */
  readonly addresses: Readonly<Record<string, string>>
}

/** As what a rehearsal is taken along; the language is that of a feature. */
export type RecordingForm = {
  readonly as: 'playwright' | 'feature' | 'configuration'
  readonly language: 'en' | 'fr'
}

export type SavedRecording = { readonly fileName: string; readonly text: string }

/** Null where nothing has happened that could be done again. */
export const recordingOf = (
  stage: Stage,
  { as, language }: RecordingForm,
  { directions, addresses }: RecordingDeps,
): SavedRecording | null => {
  const entries = stage.journal.after(0)
  const site = siteOf(entries, addresses['demoSite'])
  const options = optionsOf(stage, entries, directions)
  const setting: Setting = { site, options, tagUrl: addresses['tag'] ?? '', forgotten: stage.journal.forgotten() }
  const rehearsal = { entries, directions, conversations: stage.conversations.agent.sees(), site }
  const text =
    as === 'feature'
      ? featureFileOf(rehearsal, setting, language)
      : as === 'playwright'
        ? playwrightFileOf(rehearsal, setting)
        : configurationFileOf(setting)
  return text === null ? null : { fileName: FILE_NAMES[as](`rehearsal-${stage.id}`, language), text }
}

const FILE_NAMES: Readonly<Record<RecordingForm['as'], (name: string, language: string) => string>> = {
  playwright: (name) => `${name}.spec.ts`,
  feature: (name, language) => (language === 'en' ? `${name}.feature` : `${name}.${language}.feature`),
  configuration: () => 'playwright.config.ts',
}

type Options = Readonly<Record<string, unknown>>

/** As the kit takes them, without what is its default anyway. */
const optionsOf = (stage: Stage, entries: readonly JournalEntry[], directions: readonly Direction[]): Options => {
  const { settings } = stage
  const used = new Set(entries.flatMap((entry) => (entry.type === 'tag-loaded' ? entry.sid : [])))
  const chosen = settings.projects.filter(({ sid }, index) => (used.size === 0 ? index === 0 : used.has(sid)))
  const keysOf = createKeys(stage, entries, directions)
  const projects = chosen.map(({ sid, publicKeys: _keys, authenticationMode, ...rest }) => ({
    sid: /^[1-9]\d{0,14}$/.test(sid) ? Number(sid) : sid,
    ...oneOrAll('publicKey', keysOf(sid)),
    ...(authenticationMode ? {} : { authenticationMode }),
    ...rest,
  }))
  const { fidelity, agent = {}, hosts = [] } = settings
  return {
    iadvizeProject: projects.length === 1 ? projects[0] : { projects },
    ...(Object.keys(fidelity).length === 0 ? {} : { iadvizeFidelity: fidelity }),
    ...(Object.keys(agent).length === 0 ? {} : { iadvizeAgent: agent }),
    ...(hosts.length === 0 ? {} : { iadvizeHosts: hosts }),
  }
}

const oneOrAll = (name: string, values: readonly unknown[]): Options =>
  values.length === 0 ? {} : { [name]: values.length === 1 ? values[0] : values }

/** Those with which the rehearsal began: keys that came before the first page are the project's own. */
const createKeys = (
  stage: Stage,
  entries: readonly JournalEntry[],
  directions: readonly Direction[],
): ((sid: string) => readonly unknown[]) => {
  const begun = entries.find(({ type }) => type === 'tag-loaded')?.index ?? Infinity
  const areReplacedLater = directions.some(({ kind, after }) => kind === 'keys' && after >= begun)
  if (areReplacedLater) {
    return (sid) => (stage.settings.projects.find((project) => project.sid === sid)?.publicKeys ?? []).flatMap(keyGiven)
  }
  return (sid) =>
    (stage.projects().find((project) => project.sid === sid)?.publicKeys ?? []).map(({ key, kid, fromMs, untilMs }) =>
      keyWith(pemOf(key), { kid, from: fromMs, until: untilMs }),
    )
}

const keyGiven = (setting: PublicKeySetting): readonly unknown[] => {
  const { key, kid, from, until } = isKeyInTime(setting) ? setting : { key: setting }
  const found = diagnoseKey(key).key
  return found === null ? [] : [keyWith(pemOf(found), { kid, from, until })]
}

const keyWith = (pem: string, when: Options): unknown =>
  Object.values(when).every((value) => value === undefined) ? pem : { key: pem, ...when }

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString().trim()
