/** What every scene needs. */

import type { Browser, BrowserContextOptions } from '@playwright/test'
import type { ProjectOption } from '../../playwright-kit/options/project-option.ts'
import type { Journey } from '../../playwright-kit/journey.ts'

export type SceneDeps = {
  readonly browser: Browser
  /** The address that is audited. */
  readonly url: string
  readonly journey: Journey
  readonly project: ProjectOption
  /** Hosts of the brand's own that serve nothing but the tag. */
  readonly hosts: readonly string[]
  readonly contextOptions: BrowserContextOptions
  /** How long to wait for one thing, in milliseconds of real time. A step may take twice as long, and so may its rest. */
  readonly stepLimitMs: number
}

/** The state of a browser whose visitor is signed in. */
export type SignedIn = {
  /** Cookies, local storage and databases. */
  readonly state: NonNullable<BrowserContextOptions['storageState']>
  /** The session storage of the tab, which other tabs do not have. */
  readonly tab: TabStorage
}

export type TabStorage = {
  readonly origin: string
  readonly items: readonly (readonly [name: string, value: string])[]
}
