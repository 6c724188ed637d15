import { defineConfig } from '@playwright/test'
import type { IadvizeOptions } from 'iadvize-rehearsal/playwright'

export default defineConfig<IadvizeOptions>({
  testDir: 'tests',
  globalSetup: './start-site.ts',
  workers: 1,
  reporter: 'list',
  use: {
    iadvizeProject: { sid: 1234, publicKey: 'keys/rsaPublicKey.pem' },
    launchOptions: JSON.parse(process.env['SHOP_BROWSER'] ?? '{}') as object,
  },
})
