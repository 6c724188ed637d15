import type { UnusualSite } from '../../site.ts'
import { inlineScript, joinSnippets, literal } from '../../tag-snippet.ts'

export const variant: UnusualSite = {
  about: 'Two teams added a snippet to the page; the second one first checks whether there already is one.',
  page: ({ sid, tagUrl }) => ({ snippet: (good) => joinSnippets(good, inlineScript(guarded(literal(sid), tagUrl))) }),
}

const guarded = (sid: string, tagUrl: string): string => `
window.iAdvizeInterface = window.iAdvizeInterface || []
iAdvizeInterface.config = iAdvizeInterface.config || { sid: ${sid} }
if (!window.iAdvize && !document.querySelector('script[src*="iadvize.js"]')) {
  var tag = document.createElement('script')
  tag.async = true
  tag.src = ${JSON.stringify(tagUrl)}
  document.head.appendChild(tag)
}
iAdvizeInterface.push(function (iAdvize) { iAdvize.set('customData', { pageType: 'shop' }) })
`
