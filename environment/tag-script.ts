/** Puts the bundled tag and a stage's settings together into the script that a page loads. */

import type { TagSettings } from '../protocol/tag-settings.ts'

/** Local to the function that wraps the script: the page sees no such global. */
export const TAG_GLOBAL = 'rehearsalTag'

export const tagScript = (bundle: string, settings: TagSettings): string =>
  `(()=>{${bundle};${TAG_GLOBAL}.start(${JSON.stringify(settings)})})()\n`
