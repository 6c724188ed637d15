/** Bundles what browsers and the command line load into `dist/`. Run by `npm run build`. */

import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform, type BuildOptions, type Plugin } from 'esbuild'
import { minify, type MinifyOptions } from 'terser'

const root = fileURLToPath(new URL('..', import.meta.url))

const common = {
  absWorkingDir: root,
  bundle: true,
  logLevel: 'warning',
  metafile: true,
} as const satisfies BuildOptions

const browser = { ...common, format: 'iife', platform: 'browser', target: 'es2022' } as const satisfies BuildOptions

/** A style sheet is imported as a text, which esbuild would leave as it is. */
const smallStyles: Plugin = {
  name: 'small styles',
  setup: (building) =>
    building.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    }),
}

const node = {
  ...common,
  outdir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  splitting: true,
  // Tables of media types and of encodings: as JSON they are read when asked for, as code at every start.
  loader: { '.json': 'copy' },
  // Some dependencies are CommonJS and require Node's own modules.
  banner: {
    js: "import { createRequire as rehearsalRequire } from 'node:module';const require = rehearsalRequire(import.meta.url);",
  },
} as const satisfies BuildOptions

/** One bundle for each script in these folders, by its name: the shops that are not the good one. */
const SITE_FOLDERS = ['demo-site/browser/sabotaged', 'demo-site/browser/unusual']
const siteScripts = (
  await Promise.all(
    SITE_FOLDERS.map(async (folder) => (await readdir(`${root}${folder}`)).map((file) => `${folder}/${file}`)),
  )
).flat()

const results = await Promise.all([
  // Modules both: what is served puts the first one into a function.
  build({
    ...browser,
    format: 'esm',
    entryPoints: { iadvize: 'mock-tag/main.ts', 'iadvize-chat': 'mock-tag/dialog-part.ts' },
    plugins: [smallStyles],
    minify: true,
    outdir: 'dist',
  }),
  // Not minified: it is there to be read and copied.
  build({ ...browser, entryPoints: ['demo-site/browser/shop.ts'], outfile: 'dist/shop.js' }),
  build({ ...browser, entryPoints: siteScripts, entryNames: '[name]', outdir: 'dist/sites' }),
  build({
    ...browser,
    entryPoints: ['playwright-kit/browser/main.ts'],
    minify: true,
    outfile: 'dist/rehearsed-page.js',
  }),
  build({ ...browser, entryPoints: ['audits/browser/witness.ts'], minify: true, outfile: 'dist/witness.js' }),
  build({ ...browser, entryPoints: ['playwright-kit/browser/recorder.ts'], minify: true, outfile: 'dist/recorder.js' }),
  build({
    ...node,
    entryPoints: {
      playwright: 'playwright-kit/entry.ts',
      bdd: 'gherkin/entry.ts',
      'bdd-steps': 'gherkin/register.ts',
      reporter: 'gherkin/reporter.ts',
    },
    alias: {
      '@playwright/test': './playwright-kit/runner-module.ts',
      'playwright-bdd': './gherkin/bdd-module.ts',
    },
  }),
  build({
    ...node,
    entryPoints: { index: 'environment/start-rehearsal.ts', attach: 'playwright-kit/attach.ts' },
    external: ['c12'],
  }),
  build({
    ...node,
    entryPoints: { rehearsal: 'cli/main.ts' },
    // c12 and jiti load files of any kind with a compiler of their own, which no bundle can hold; only settings and
    // journeys need it. Playwright is the person's own, and only an audit needs it.
    external: ['c12', 'jiti', '@playwright/test'],
    minifySyntax: true,
    minifyWhitespace: true,
  }),
])

/** A page waits for the tag, and terser makes it smaller still than esbuild does. */
const makeSmaller = async (file: string): Promise<void> => {
  const options: MinifyOptions = { module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true } }
  const { code = '' } = await minify(await readFile(file, 'utf8'), options)
  await writeFile(file, code)
}
await Promise.all(['iadvize.js', 'iadvize-chat.js'].map((name) => makeSmaller(`${root}dist/${name}`)))

// What an earlier build left goes, and what is the same stays: a server that is running loads some of it later.
const made = new Set(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)))
const present = (await readdir(`${root}dist`, { recursive: true, withFileTypes: true })).filter((entry) =>
  entry.isFile(),
)
const files = present.map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll('\\', '/'))
const stale = files.filter((file) => !made.has(file) && !file.startsWith('dist/types/'))
await Promise.all(stale.map((file) => rm(`${root}${file}`)))
