import { readFileSync } from 'node:fs'

/** Of the package. Sources and bundle both lie one folder below its root. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string })
    .version
