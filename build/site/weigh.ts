/** What a browser loads with one built page before its reader does anything: the page, and its scripts and styles. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const LIMIT_BYTES = 100 * 1024
/** Long tables that are generated from the code. They are searched as one page. */
const LONG_TABLES: Readonly<Record<string, number>> = {
  'fidelity.html': 125 * 1024,
  'audits.html': 125 * 1024,
  'back-end.html': 110 * 1024,
}

const LOADED = /<(?:script|img|iframe|source)\b[^>]*?\bsrc="([^"]+)"|<link\b[^>]*?\bhref="([^"]+)"/g

const weightOf = (file: string): number => gzipSync(readFileSync(file)).length

/** What is wrong with the site in `folder`, in one sentence each: pages that are too heavy, and requests to other hosts. */
export const complaintsAbout = (folder: string): readonly string[] => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const pages = files.filter((name) => name.endsWith('.html'))
  const complaints = pages.flatMap((page) => {
    const html = readFileSync(path.join(folder, page), 'utf8')
    const loaded = new Set([...html.matchAll(LOADED)].map(([, source, link]) => source ?? link ?? ''))
    const strangers = [...loaded].filter((target) => /^(?:https?:)?\/\//.test(target))
    const parts = [...loaded].filter((target) => /^\/assets\/.*\.(?:js|css)$/.test(target))
    if (parts.length === 0) return [`${page} loads no scripts and styles, so its weight cannot be told.`]
    const weight = [page, ...parts].reduce((sum, part) => sum + weightOf(path.join(folder, part)), 0)
    const limit = LONG_TABLES[page] ?? LIMIT_BYTES
    return [
      ...strangers.map((target) => `${page} loads ${target}, which is on another host.`),
      ...(weight > limit ? [`${page} weighs ${weight} bytes, more than ${limit}: divide the page.`] : []),
    ]
  })
  const styles = files.filter((name) => name.endsWith('.css'))
  return [
    ...complaints,
    ...styles
      .filter((name) => /url\(["']?(?:https?:)?\/\//.test(readFileSync(path.join(folder, name), 'utf8')))
      .map((name) => `${name} loads something from another host.`),
    ...(pages.length === 0 ? ['There are no pages.'] : []),
  ]
}
