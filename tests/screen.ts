/** Where windows appear: on the screen of this machine, or on one that is made for a test. */

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** The program, and Debian's package xvfb. */
export const VIRTUAL_SCREEN = 'Xvfb'

/** The program with which Selenium drives Chromium, and Debian's package chromium-driver. */
export const DRIVER = 'chromedriver'

/** The program with which Selenium drives WebKitGTK, and Debian's package webkit2gtk-driver. */
export const WEBKIT_DRIVER = 'WebKitWebDriver'

/** The program of Debian's package dbus. */
export const DBUS_SESSION = 'dbus-run-session'

export const needsVirtualScreen = (): boolean => process.platform === 'linux' && process.env['DISPLAY'] === undefined

export const findProgram = (name: string): string | null => findPrograms(name)[0] ?? null

export const findPrograms = (name: string): readonly string[] =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .filter(isExecutable)

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** It takes a number that is free, and says which. */
export const startVirtualScreen = async (): Promise<{ readonly server: ChildProcess; readonly display: string }> => {
  const server = spawn(VIRTUAL_SCREEN, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer]
  return { server, display: `:${number.toString().trim()}` }
}
