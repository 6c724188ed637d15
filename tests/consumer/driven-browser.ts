/** The browser that ChromeDriver can drive: of the machine, because Playwright brings no driver for its own. */

import { spawnSync } from 'node:child_process'
import { findBrowser, thisMachine } from '../../playwright-kit/find-browser.ts'
import { DRIVER, findProgram } from '../screen.ts'

type Driven = { readonly browser: string; readonly problem: null } | { readonly browser: ''; readonly problem: string }

export const drivenBrowser = (): Driven => {
  const driver = findProgram(DRIVER)
  if (driver === null) return none('there is no chromedriver: install it beside Chromium')
  const found = findBrowser({ ...thisMachine(), playwrightChromium: null })
  if (found === null) return none('chromedriver is there, but no Chromium or Chrome of the machine')
  const [driverVersion, browserVersion] = [driver, found.executablePath].map(majorVersionOf)
  return driverVersion === browserVersion
    ? { browser: found.executablePath, problem: null }
    : none(`chromedriver is of version ${driverVersion}, and ${found.executablePath} is of version ${browserVersion}`)
}

const none = (problem: string): Driven => ({ browser: '', problem })

/** A browser that does not say its version cannot be compared. */
const majorVersionOf = (program: string): string => {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return /(\d+)\.\d/.exec(stdout ?? '')?.[1] ?? 'unknown'
}
