/** The lines with which a site of one's own loads the tag from this stand-in. Where the vendor documents one, it is the vendor's. */

export const FRAMEWORKS = ['HTML', 'Google Tag Manager', 'React', 'Vue', 'Angular'] as const
export type Framework = (typeof FRAMEWORKS)[number]

export type Embedding = { readonly tag: string; readonly sid: string }

export const snippetFor = (framework: Framework, { tag, sid }: Embedding): string =>
  WRITERS[framework](without(tag), sidCode(sid))

/** On a page with https the browser asks for it with https as well. */
const without = (tag: string): string => tag.replace(/^http:/, '')

const sidCode = (sid: string): string => (/^\d+$/.test(sid) ? sid : JSON.stringify(sid))

const inHtml = (tag: string, sid: string): string => `<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: ${sid} }
</script>
<script async src="${tag}"></script>`

const load = (tag: string, sid: string): readonly string[] => [
  'window.iAdvizeInterface = window.iAdvizeInterface || []',
  `window.iAdvizeInterface.config = { sid: ${sid} }`,
  "const script = document.createElement('script')",
  `script.src = '${tag}'`,
  'script.async = true',
  'document.head.append(script)',
]

const indented = (lines: readonly string[], depth: number): string =>
  lines.map((line) => `${' '.repeat(depth)}${line}`).join('\n')

const WRITERS: Readonly<Record<Framework, (tag: string, sid: string) => string>> = {
  HTML: inHtml,
  'Google Tag Manager': inHtml,
  React: (tag, sid) => `import { useEffect } from 'react'

export function Chat() {
  useEffect(() => {
    // Once per page load, also where React mounts twice.
    if (window.iAdvizeInterface) return
${indented(load(tag, sid), 4)}
  }, [])
  return null
}`,
  Vue: (tag, sid) => `<script setup>
import { onMounted } from 'vue'

onMounted(() => {
  if (window.iAdvizeInterface) return
${indented(load(tag, sid), 2)}
})
</script>`,
  Angular: (tag, sid) => `import { Component, type OnInit } from '@angular/core'

@Component({ selector: 'app-chat', template: '' })
export class ChatComponent implements OnInit {
  ngOnInit() {
    if (window.iAdvizeInterface) return
${indented(load(tag, sid), 4)}
  }
}`,
}
