/** What a site says besides the identity, through members of the Web SDK and globals of the page. */

import type { Fidelity } from '../protocol/fidelity.ts'
import type { TagGlobals } from '../protocol/web-sdk.ts'
import { presentIdentity, type Phase } from './activation/states.ts'
import { warn } from './complain.ts'
import type { CustomData } from './custom-data.ts'
import type { JournalWriter } from './journal-writer.ts'
import { createProperties, type Properties } from './properties.ts'
import type { VisitorStorage } from './storage/visitor-storage.ts'
import { createRecorder } from './transactions.ts'

export type SiteData = {
  readonly properties: Properties
  readonly recordTransaction: (transaction: unknown) => void
  /** Call this with each new phase of the tag. */
  readonly follow: (phase: Phase) => void
  /** The visitor has left, and what the site said about them must not apply to the next one. */
  readonly forgetVisitor: () => void
}

export type SiteDataOptions = {
  readonly page: TagGlobals
  readonly fidelity: Pick<Fidelity, 'consentValues' | 'eventEndings'>
  readonly storage: VisitorStorage
  readonly journal: Pick<JournalWriter, 'write'>
}

/** The longest value that the stage accepts. */
const VALUE_MAX_LENGTH = 2_000

/** Reads what the page has defined before the tag, and what earlier pages have stored. Later definitions are ignored. */
export const createSiteData = ({ page, fidelity, storage, journal }: SiteDataOptions): SiteData => {
  const { idzCustomData, idzTrans } = page
  let isSecured = false

  const onSet = (name: string, value: unknown): void => {
    const isCustomData = name === 'customData'
    const told = JSON.stringify(isCustomData ? Object.keys(value as object) : value)
    journal.write({ type: 'property-set', name, value: told.slice(0, VALUE_MAX_LENGTH) })
    if (!isCustomData) storage.choose(name, value)
    else advise(value as CustomData)
  }
  const advise = ({ extID }: CustomData): void => {
    if (isSecured && extID) warn('extID with authentication: the agent sees no padlock')
  }
  const properties = createProperties(fidelity, { ...storage.choices(), customData: idzCustomData }, onSet)
  const customData = (): CustomData => properties.members.get('customData') as CustomData
  const recordTransaction = createRecorder(storage, journal)
  if (idzCustomData) onSet('customData', customData())
  if (idzTrans) recordTransaction({ id: idzTrans.tID && `${idzTrans.tID}`, amount: Number(idzTrans.cartAmount) })
  return {
    properties,
    recordTransaction,
    follow: (phase) => {
      const identity = presentIdentity(phase)
      isSecured = identity?.kind === 'secured'
      properties.change('tag:version', identity ? 'FULL' : 'LIGHT')
      advise(customData())
    },
    forgetVisitor: () => properties.change('customData', {}),
  }
}
