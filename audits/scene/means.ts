/** What every scene is made with. */

import type { Browser, BrowserContextOptions } from '@playwright/test'
import type { ProjectOption } from '../../playwright-kit/project-option.ts'
import type { Journey } from '../journey.ts'

export type SceneMeans = {
  readonly browser: Browser
  /** The address that is audited. */
  readonly url: string
  readonly journey: Journey
  readonly project: ProjectOption
  readonly contextOptions: BrowserContextOptions
  /** How long one step of the journey may take, in milliseconds of the machine. */
  readonly stepLimitMs: number
}

/** Cookies and storage of a browser whose visitor is signed in. */
export type SignedIn = NonNullable<BrowserContextOptions['storageState']>
