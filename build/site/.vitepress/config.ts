/** The site that `npm run docs:site` makes of `docs/`. It lies outside of `docs/`, which the package publishes. */

import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { complaintsAbout } from '../weigh.ts'

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url))

const titleOf = (page: string): string => {
  const [, title] = /^# (.*)$/m.exec(readFileSync(path.join(DOCS, page), 'utf8')) ?? []
  if (title === undefined) throw new Error(`docs/${page} has no title.`)
  return title.replaceAll('`', '')
}

const group = (text: string, pages: readonly string[], isFolded = false) => ({
  text,
  collapsed: isFolded,
  items: pages.map((page) => ({ text: titleOf(page), link: `/${page.replace(/\.md$/, '')}` })),
})

const STARTS = ['init.md', 'first-scenario.md', 'playwright.md', 'back-end.md']
const TROUBLE = ['troubleshooting.md', 'doctor.md', 'failures.md']
const REFERENCE = ['audits.md', 'steps.md', 'sabotaged-sites.md', 'tested-with.md']

const decisions = readdirSync(path.join(DOCS, 'decisions')).toSorted()
const grouped = new Set(['README.md', 'concepts.md', 'fidelity.md', 'glossary.md', ...STARTS, ...TROUBLE, ...REFERENCE])
// A page that nobody has put into a group is a how-to, so that none is left out.
const howTos = readdirSync(DOCS)
  .filter((name) => name.endsWith('.md') && !grouped.has(name))
  .toSorted()

/** Whether a link that goes up a folder ends at a page of the docs, seen from the page in which it stands. */
const leadsToPage = (env: { readonly path?: string }, target: string): boolean => {
  const [file = ''] = target.split('#')
  const found = path.resolve(path.dirname(env.path ?? DOCS), file)
  return found.startsWith(DOCS) && existsSync(found)
}

export default defineConfig({
  title: 'Rehearsal',
  description: 'A stand-in for the iAdvize chat tag and its authentication service, with a test harness around it',
  srcDir: '../../docs',
  outDir: '../../docs-site',
  cacheDir: '../../node_modules/.cache/vitepress',
  cleanUrls: false,
  rewrites: { 'README.md': 'index.md' },
  ignoreDeadLinks: false,
  markdown: {
    config: (markdown) => {
      // The site holds the docs alone: what links to a file of the repository is its text. GitHub lists a folder, a site does not.
      markdown.core.ruler.push('links-of-the-site', ({ tokens, env }) => {
        const place = env as { readonly path?: string }
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const target = token.attrGet('href')
          if (target?.startsWith('../') === true && !leadsToPage(place, target)) token.attrs = []
          if (target === 'decisions/') token.attrSet('href', `decisions/${decisions[0]}`)
        }
      })
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: [
      group('Ten-minute starts', STARTS),
      group('Concepts', ['concepts.md']),
      group('How-tos', howTos),
      group('Reference', REFERENCE),
      group('Troubleshooting', TROUBLE),
      group('Fidelity ledger', ['fidelity.md']),
      group('Glossary', ['glossary.md']),
      group(
        'Decisions',
        decisions.map((name) => `decisions/${name}`),
        true,
      ),
    ],
  },
  buildEnd: ({ outDir }) => {
    for (const name of readdirSync(DOCS).filter((file) => file.endsWith('.json')))
      copyFileSync(path.join(DOCS, name), path.join(outDir, name))
    const complaints = complaintsAbout(outDir)
    if (complaints.length > 0) throw new Error(complaints.join('\n'))
  },
})
