/** The browser that an audit is made with. */

import { chromium, type Browser } from '@playwright/test'
import { browserLaunchOptions, findBrowser, thisMachine } from '../../playwright-kit/find-browser.ts'
import { launchArguments } from '../../playwright-kit/iadvize-fixture.ts'
import { interruptible } from './interruption.ts'
import { environmentError } from './sentences.ts'

const REMEDY = 'run "npx playwright install chromium-headless-shell", or install Chromium or Chrome'

export type BrowserNeeds = {
  readonly isHeaded: boolean
  /** The brand's own hosts that serve the tag. They and the vendor's have no address in this browser. */
  readonly hosts: readonly string[]
}

/** Whatever happens, the browser ends before the command does. */
export const withBrowser = async <Value>(
  needs: BrowserNeeds,
  work: (browser: Browser, signal: AbortSignal) => Promise<Value>,
): Promise<Value> => {
  const browser = await launchBrowser(needs)
  let isOurs = false
  const lost = new Promise<never>((_resolve, reject) => {
    browser.once('disconnected', () => {
      if (!isOurs)
        reject(environmentError('The browser ended in the midst of the audit: try again, or another browser.'))
    })
  })
  try {
    return await interruptible((signal) => Promise.race([work(browser, signal), lost]))
  } finally {
    isOurs = true
    await browser.close()
  }
}

/** A visible one needs a screen. */
export const launchBrowser = async ({ isHeaded, hosts }: BrowserNeeds): Promise<Browser> => {
  const [machine, mode] = [thisMachine(), isHeaded ? 'headed' : 'headless'] as const
  if (findBrowser(machine, mode) === null) {
    throw environmentError(
      isHeaded
        ? 'There is no browser with a window: run "npx playwright install chromium", or install Chromium or Chrome.'
        : `There is no browser to audit with: ${REMEDY}.`,
    )
  }
  const options = browserLaunchOptions(machine, mode)
  return chromium
    .launch({
      ...options,
      args: launchArguments(options.args, { hosts }),
      headless: !isHeaded,
      // Whoever interrupts the command is answered by the command.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      const [reason = ''] = message.split('\n')
      throw environmentError(
        /headed browser without having a XServer|Missing X server|\$DISPLAY/.test(message)
          ? 'A browser with a window needs a screen, and there is none here: leave out --headed, or run the command under xvfb-run.'
          : `The browser cannot be started: ${reason}`,
      )
    })
}
