import { readFileSync } from 'node:fs'

/** The version of the package. Sources and bundle are both one folder below the package's root. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string })
    .version
