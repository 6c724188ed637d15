/** One self-contained page. It has no script and makes no request, and its policy blocks both. */

import { createHash } from 'node:crypto'
import { html, type SafeHtml } from '@remix-run/html-template'
import { signSprite } from './signs.ts'
import { REPORT_STYLE } from './style.ts'

export type Page = {
  readonly title: string
  /** What the page adds to the style of a report. */
  readonly style?: string
  readonly main: SafeHtml
}

export const documentOf = ({ title, style = '', main }: Page): string => {
  const all = `${REPORT_STYLE}${style}`
  const hash = createHash('sha256').update(all).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${html.raw`${policy}`}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${html.raw`<style>${all}</style>`}
      </head>
      <body>
        ${signSprite()} ${main}
      </body>
    </html>`
  return `${String(page)}\n`
}
