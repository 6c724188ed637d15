/** Puts the bundled tag and a stage's settings together into the script that a page loads. */

import type { TagSettings } from '../protocol/tag-settings.ts'

/** `rehearsalSettings` is what `mock-tag/main.ts` declares; inside the function, so that the page sees no such global. */
export const tagScript = (bundle: string, settings: TagSettings): string =>
  `(rehearsalSettings=>{${bundle}})(${JSON.stringify(settings)})\n`
