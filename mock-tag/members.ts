/** The members of `window.iAdvize` other than `activate` and `logout`. */

import type { IAdvize } from '../protocol/web-sdk.ts'
import { warn } from './complain.ts'
import type { JournalWriter } from './journal-writer.ts'
import type { SiteData } from './site-data.ts'

export type OtherMembers = Omit<IAdvize, 'activate' | 'logout'>

export const createOtherMembers = (
  { properties, recordTransaction }: Pick<SiteData, 'properties' | 'recordTransaction'>,
  journal: Pick<JournalWriter, 'write'>,
): OtherMembers => ({
  ...properties.members,
  chatloaded: true,
  recordTransaction,
  navigate: (screen: unknown) => {
    if (typeof screen === 'string') journal.write({ type: 'navigated', screen: screen.slice(0, 500) })
    else warn('navigate takes a string')
  },
  help: () =>
    // oxlint-disable-next-line no-console -- printing is what this member is for
    console.info('iAdvize (rehearsal)', {
      methods: ['activate', 'logout', 'get', 'set', 'on', 'off', 'navigate', 'recordTransaction', 'help'],
      ...properties.names,
    }),
})
