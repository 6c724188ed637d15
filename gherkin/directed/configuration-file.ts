/** What the features of a rehearsal need to run: pure. */

import { constantsOf, namedTexts } from './literal.ts'
import { notesOn } from './notes.ts'
import { KEY_NAME, optionLines } from './option-lines.ts'
import type { Setting } from './rehearsal.ts'
import { journeyCode } from './site-code.ts'

export const configurationFileOf = (setting: Setting): string => {
  const { isDemoShop } = setting.site
  const names = namedTexts(setting.options, KEY_NAME)
  const [shop, journey] = isDemoShop ? ['demoShop, ', ''] : ['', ', type Journey']
  return [
    ...notesOn(setting, 'en').map((note) => `// ${note}`),
    '',
    "import { defineConfig } from '@playwright/test'",
    `import { browserLaunchOptions, ${shop}rehearsalFeatures, type FeatureTestOptions${journey} } from 'iadvize-rehearsal/bdd'`,
    '',
    ...constantsOf(names).flatMap((constant) => [constant, '']),
    ...(isDemoShop ? [] : [...journeyCode(setting.site), '']),
    'export default defineConfig<FeatureTestOptions>({',
    "  testDir: rehearsalFeatures({ features: '*.feature' }),",
    "  reporter: [['iadvize-rehearsal/reporter'], ['list'], ['html', { open: 'never' }]],",
    '  use: {',
    ...optionLines(setting, names).map((line) => `    ${line}`),
    `    journey${isDemoShop ? ': demoShop' : ''},`,
    "    // Playwright's own browser, or the Chrome or Chromium of this machine.",
    "    browserName: 'chromium',",
    '    launchOptions: browserLaunchOptions(),',
    '  },',
    '})',
    '',
  ].join('\n')
}
