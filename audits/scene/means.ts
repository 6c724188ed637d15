/** What every scene is made with. */

import type { Browser, BrowserContextOptions } from '@playwright/test'
import type { ProjectOption } from '../../playwright-kit/project-option.ts'
import type { Journey } from '../../playwright-kit/journey.ts'

export type SceneMeans = {
  readonly browser: Browser
  /** The address that is audited. */
  readonly url: string
  readonly journey: Journey
  readonly project: ProjectOption
  /** Hosts of the brand's own that serve nothing but the tag. */
  readonly hosts: readonly string[]
  readonly contextOptions: BrowserContextOptions
  /** How long one thing may be waited for, in milliseconds of the machine; a step may take twice as long, and its rest as well. */
  readonly stepLimitMs: number
}

/** Cookies and storage of a browser whose visitor is signed in. */
export type SignedIn = NonNullable<BrowserContextOptions['storageState']>
