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

/** A style sheet is imported as text, which esbuild does not minify by itself. */
const smallStyles: Plugin = {
  name: 'small styles',
  setup: (building) =>
    building.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    }),
}

/** Zod brings its messages in fifty languages, and ours are in one. */
const oneLanguage: Plugin = {
  name: 'one language',
  setup: (building) =>
    building.onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ importer, resolveDir }) =>
      importer.includes('/zod/') ? { path: join(resolveDir, '../locales/en.js') } : null,
    ),
}

const node = {
  ...common,
  outdir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  splitting: true,
  // The tables of media types and encodings. As JSON they are read on first use, as code at every start.
  loader: { '.json': 'copy' },
  // Some dependencies are CommonJS and require Node's own modules.
  banner: {
    js: "import { createRequire as rehearsalRequire } from 'node:module';const require = rehearsalRequire(import.meta.url);",
  },
} as const satisfies BuildOptions

/** One bundle for each script of a variant, by the variant's name: `page.ts` and, for its frame, `page-inside.ts`. */
const VARIANTS = 'demo-site/variants'
const variantPages = Object.fromEntries(
  (await readdir(`${root}${VARIANTS}`, { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\/page(-\w+)?\.ts$/.test(file))
    .map((file) => [file.replace(/\/page(-\w+)?\.ts$/, '$1'), `${VARIANTS}/${file}`]),
)

const results = await Promise.all([
  // Both are ES modules. The server wraps the first one in a function.
  build({
    ...browser,
    format: 'esm',
    entryPoints: { iadvize: 'mock-tag/main.ts', 'iadvize-chat': 'mock-tag/dialog-part.ts' },
    plugins: [smallStyles],
    minify: true,
    outdir: 'dist',
  }),
  // Not minified, because it is meant to be read and copied.
  build({ ...browser, entryPoints: ['demo-site/browser/shop.ts'], outfile: 'dist/shop.js' }),
  build({ ...browser, entryPoints: variantPages, outdir: 'dist/sites' }),
  build({
    ...browser,
    entryPoints: ['playwright-kit/browser/main.ts'],
    minify: true,
    outfile: 'dist/rehearsed-page.js',
  }),
  build({
    ...browser,
    format: 'esm',
    entryPoints: {
      'control-room': 'control-room/browser/main.tsx',
      inspector: 'control-room/browser/inspector/main.tsx',
    },
    minify: true,
    outdir: 'dist/control-room',
  }),
  build({
    ...common,
    entryPoints: { 'control-room': 'control-room/browser/styles.css' },
    minify: true,
    outdir: 'dist/control-room',
  }),
  // A module for Node and for other people's bundlers, without anything that is not its own.
  build({
    ...common,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    entryPoints: ['client/entry.ts'],
    outfile: 'dist/client.js',
  }),
  build({ ...browser, entryPoints: ['audits/browser/witness.ts'], minify: true, outfile: 'dist/witness.js' }),
  build({ ...browser, entryPoints: ['playwright-kit/browser/recorder.ts'], minify: true, outfile: 'dist/recorder.js' }),
  // Together, so that what several of them need is in the package once.
  build({
    ...node,
    entryPoints: {
      index: 'environment/start-rehearsal.ts',
      attach: 'playwright-kit/attach.ts',
      expect: 'client/expect/expect-stage.ts',
      playwright: 'playwright-kit/entry.ts',
      bdd: 'gherkin/entry.ts',
      'bdd-steps': 'gherkin/steps-file.ts',
      // A file of its own: see gherkin/steps-file.ts.
      'bdd-register': 'gherkin/register.ts',
      reporter: 'gherkin/reporter.ts',
      'audit-playwright': 'cli/fleet/entry.ts',
      'audit-reporter': 'cli/fleet/reporter.ts',
      'fleet/playwright.config': 'cli/fleet/command/playwright.config.ts',
      'fleet/fleet.spec': 'cli/fleet/command/fleet.spec.ts',
      rehearsal: 'cli/main.ts',
      config: 'environment/config-entry.ts',
      // Types alone. Who imports them without the word `type` gets an empty module, and no error.
      audit: 'audits/entry.ts',
      'web-sdk': 'protocol/web-sdk-entry.ts',
    },
    alias: {
      '@playwright/test': './playwright-kit/runner-module.ts',
      'playwright-bdd': './gherkin/run/bdd-module.ts',
      'iconv-lite': './build/iconv.ts',
    },
    plugins: [oneLanguage],
    // They load a user's files with a compiler of their own, which cannot be bundled.
    external: ['c12', 'jiti'],
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
  }),
])

/** Pages wait for the tag, and terser makes it even smaller than esbuild does. */
const makeSmaller = async (file: string): Promise<void> => {
  const options: MinifyOptions = { module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true } }
  const { code = '' } = await minify(await readFile(file, 'utf8'), options)
  await writeFile(file, code)
}
await Promise.all(['iadvize.js', 'iadvize-chat.js'].map((name) => makeSmaller(`${root}dist/${name}`)))

// Deletes what an earlier build left. Unchanged files stay, because a running server loads some of them later.
const made = new Set(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)))
const present = (await readdir(`${root}dist`, { recursive: true, withFileTypes: true })).filter((entry) =>
  entry.isFile(),
)
const files = present.map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll('\\', '/'))
const stale = files.filter((file) => !made.has(file) && !file.startsWith('dist/types/'))
await Promise.all(stale.map((file) => rm(`${root}${file}`)))
