/** Starts the shop before the tests. An old Playwright waits only for a server whose port is known beforehand. */

import { spawn } from 'node:child_process'
import { platformPublicKey } from 'iadvize-rehearsal/playwright'

const startSite = async (): Promise<() => void> => {
  const server = spawn(process.execPath, ['site/server.js'], {
    env: { ...process.env, IADVIZE_PUBLIC_KEY: platformPublicKey() },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.env['SHOP_URL'] = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (told: Buffer) => {
      const [url] = /http:\S+(?=\s)/.exec(told.toString()) ?? []
      if (url !== undefined) resolve(url)
    })
    server.once('exit', (code) => reject(new Error(`The shop ended with ${code}.`)))
  })
  return () => void server.kill()
}

export default startSite
