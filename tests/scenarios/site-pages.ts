/** Pages of a site of one's own, in the vendor's words. */

import type { Page } from '@playwright/test'
import type { RemoteStage } from '../../playwright-kit/remote-test.ts'

/** The address of the tag as the vendor writes it, without the protocol; `path` where a loader takes another script. */
export const tagAt = ({ tagUrl }: RemoteStage, path = 'iadvize.js'): string =>
  new URL(path, tagUrl).href.replace('http:', '')

export const configOf = (sid: string): string => `<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: ${sid} }
</script>`

/** The current snippet as the vendor's pages print it, with a site id and the address of the stand-in filled in. */
export const snippet = (stage: RemoteStage, sid: string): string => `${configOf(sid)}
<script async src="${tagAt(stage)}"></script>`

export const pageWith = (head: string): string =>
  `<!doctype html><html lang="en"><head><title>A site</title>${head}</head><body>`

/** What the tag says in the console, from now on. */
export const saidIn = (page: Page): readonly string[] => {
  const said: string[] = []
  page.on('console', (message) => {
    if (message.text().startsWith('iAdvize (rehearsal)')) said.push(message.text())
  })
  return said
}
