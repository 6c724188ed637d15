/** Runs a server in a separate process, as users do, on any free port of the loopback interface. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type SpawnedServer = {
  readonly url: string
  /** What it had printed when it announced its address. */
  readonly lines: readonly string[]
  readonly stop: () => Promise<void>
}

/** No benchmark takes this long. A server that still runs has hung, and is ended. */
const TIME_LIMIT_MS = 120_000

/** `announcement` matches the line that announces the address, which is its first group. */
export const spawnServer = async (command: readonly string[], announcement: RegExp): Promise<SpawnedServer> => {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'], timeout: TIME_LIMIT_MS })
  const exit = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill()
    await exit
  }
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    const url = announcement.exec(line)?.[1]
    if (url !== undefined) return { url, lines, stop }
  }
  await exit
  throw new Error(`"${command.join(' ')}" exited before it printed its address.`)
}
