/** Puts the bundled tag and a stage's settings together into the script that a page loads. */

import type { TagSettings } from '../protocol/tag-settings.ts'

/** Tells Chromium to compile all of it in the background, while it arrives; nearly all of it runs at the start. */
const EARLY = '//# allFunctionsCalledOnLoad\n'

/** `rehearsalSettings` is what `mock-tag/main.ts` declares; inside the function, so that the page sees no such global. */
export const tagScript = (bundle: string, settings: TagSettings): string =>
  `${EARLY}(rehearsalSettings=>{${bundle}})(${JSON.stringify(settings)})\n`
