/** Bundles the code of a page for the browser. Each process makes a bundle once for each mistake. */

import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { MistakeId } from './mistakes.ts'

export type BundleOptions = {
  /** In `development` React calls everything twice; `production` when absent. */
  readonly mode?: 'development' | 'production'
  /** The JavaScript version of the output; `es2022` when absent. */
  readonly target?: string
  /** The package of the JSX runtime; React's when absent. */
  readonly jsxImportSource?: string
  /** Constants in addition to those of every bundle. */
  readonly define?: Readonly<Record<string, string>>
  readonly plugins?: readonly Plugin[]
}

const made = new Map<string, Promise<string>>()

export const bundle = (entry: URL, mistake: MistakeId | null, options: BundleOptions = {}): Promise<string> => {
  const key = `${entry.href} ${mistake}`
  const known = made.get(key) ?? make(entry, mistake, options)
  made.set(key, known)
  return known
}

const make = async (entry: URL, mistake: MistakeId | null, options: BundleOptions): Promise<string> => {
  const { mode = 'production', target = 'es2022', jsxImportSource = 'react', define = {}, plugins = [] } = options
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target,
    conditions: ['browser', mode],
    jsx: 'automatic',
    jsxDev: false,
    jsxImportSource,
    plugins: [...plugins],
    minify: mode === 'production',
    define: {
      ...define,
      MISTAKE: JSON.stringify(mistake ?? ''),
      'process.env.NODE_ENV': JSON.stringify(mode),
    },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
