import { defineConfig } from '@playwright/test'
import { platformPublicKey, type IadvizeOptions } from 'iadvize-rehearsal/playwright'

export default defineConfig<IadvizeOptions>({
  testDir: 'tests',
  workers: 1,
  reporter: 'list',
  use: {
    iadvizeProject: { sid: 1234, publicKey: 'keys/rsaPublicKey.pem' },
    launchOptions: JSON.parse(process.env['SHOP_BROWSER'] ?? '{}') as object,
  },
  webServer: {
    command: 'node site/server.js',
    env: { IADVIZE_PUBLIC_KEY: platformPublicKey() },
    wait: { stdout: /Listening on (?<shop_url>http:\/\/\S+)\s/ },
  },
})
