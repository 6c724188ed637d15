/** The browser that runs an audit. */

import { chromium, type Browser } from '@playwright/test'
import { browserLaunchOptions, findBrowser, thisMachine } from '../../playwright-kit/find-browser.ts'
import { launchArguments } from '../../playwright-kit/vendor/launch.ts'
import { interruptible } from './interruption.ts'
import { environmentError } from './sentences.ts'

const REMEDY = 'run "npx playwright install chromium-headless-shell", or install Chromium or Chrome'

export type BrowserNeeds = {
  readonly isHeaded: boolean
  /** The brand's own hosts that serve the tag. In this browser, neither they nor the vendor's hosts resolve to an address. */
  readonly hosts: readonly string[]
}

/** Closes the browser before the command ends, whatever happens. */
export const withBrowser = async <Value>(
  needs: BrowserNeeds,
  work: (browser: Browser, signal: AbortSignal) => Promise<Value>,
): Promise<Value> => {
  const browser = await launchBrowser(needs)
  let isOurs = false
  const lost = new Promise<never>((_resolve, reject) => {
    browser.once('disconnected', () => {
      if (!isOurs)
        reject(environmentError('The browser closed during the audit: run it again, or use another browser.'))
    })
  })
  try {
    return await interruptible((signal) => Promise.race([work(browser, signal), lost]))
  } finally {
    isOurs = true
    await browser.close()
  }
}

/** A headed browser needs a display. */
export const launchBrowser = async ({ isHeaded, hosts }: BrowserNeeds): Promise<Browser> => {
  const [machine, mode] = [thisMachine(), isHeaded ? 'headed' : 'headless'] as const
  if (findBrowser(machine, mode) === null) {
    throw environmentError(
      isHeaded
        ? 'There is no browser that can show a window: run "npx playwright install chromium", or install Chromium or Chrome.'
        : `There is no browser to audit with: ${REMEDY}.`,
    )
  }
  const options = browserLaunchOptions(machine, mode)
  return chromium
    .launch({
      ...options,
      args: launchArguments(options.args, { hosts }),
      headless: !isHeaded,
      // The command handles interruptions itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      throw environmentError(
        /headed browser without having a XServer|Missing X server|\$DISPLAY/.test(message)
          ? 'A visible browser needs a screen, and there is none here: leave out --headed, or run the command under xvfb-run.'
          : `The browser cannot be started: ${reasonIn(message)}`,
      )
    })
}

/** What the browser said itself, which Playwright repeats below its own sentence, if that is the reason. */
const reasonIn = (message: string): string =>
  /error while loading shared libraries: [^\n]*|No usable sandbox!?/.exec(message)?.[0] ??
  message.split('\n')[0]?.replace(/^browserType\.launch: /, '') ??
  ''
