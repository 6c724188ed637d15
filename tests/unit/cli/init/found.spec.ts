import { expect, test } from '../../../plain-test.ts'
import { importOf, isLocal } from '../../../../cli/init/address.ts'
import { runnerOf, startScriptOf, workspacesOf } from '../../../../cli/init/found.ts'
import { packageManagerOf } from '../../../../cli/init/package-managers.ts'

for (const { field, files, name, by } of [
  { field: undefined, files: [], name: 'npm', by: null },
  { field: undefined, files: ['package-lock.json'], name: 'npm', by: 'package-lock.json' },
  { field: undefined, files: ['package-lock.json', 'pnpm-lock.yaml'], name: 'pnpm', by: 'pnpm-lock.yaml' },
  { field: undefined, files: ['bun.lock'], name: 'bun', by: 'bun.lock' },
  { field: 'yarn@4.9.1', files: ['package-lock.json'], name: 'yarn', by: 'packageManager in package.json' },
  { field: 'cargo@1', files: ['yarn.lock'], name: 'yarn', by: 'yarn.lock' },
] as const) {
  test(`packageManager ${field} and ${files.join(', ') || 'no lock file'} mean ${name}`, () => {
    const { manager, by: found } = packageManagerOf(field, files)
    expect([manager.name, found]).toEqual([name, by])
  })
}

test('the first Yarn installs a frozen lock file, and later ones an immutable one', () => {
  const installs = (field: string | undefined, files: readonly string[]) =>
    packageManagerOf(field, ['yarn.lock', ...files]).manager.install
  expect(installs(undefined, [])).toBe('yarn install --frozen-lockfile')
  expect(installs(undefined, ['.yarnrc.yml'])).toBe('yarn install --immutable')
  expect(installs('yarn@1.22.22', ['.yarnrc.yml'])).toBe('yarn install --frozen-lockfile')
  expect(installs('yarn@4.9.1', [])).toBe('yarn install --immutable')
})

for (const { json, runner } of [
  { json: {}, runner: null },
  { json: { devDependencies: { vitest: '^3', jest: '^30' } }, runner: 'vitest' },
  { json: { jest: {} }, runner: 'jest' },
  { json: { dependencies: { mocha: '11' } }, runner: 'mocha' },
  { json: { scripts: { test: 'node --import tsx --test' } }, runner: 'node:test' },
  { json: { scripts: { test: 'node --test-only-this' } }, runner: null },
] as const) {
  test(`the package.json ${JSON.stringify(json)} has the test runner ${runner}`, () => {
    expect(runnerOf(json)).toBe(runner)
  })
}

test('the site is started by the script that needs no build', () => {
  expect(startScriptOf({ scripts: { start: 'next start', dev: 'next dev' } })).toBe('dev')
  expect(startScriptOf({ scripts: { start: 'node server.js' } })).toBe('start')
  expect(startScriptOf({ scripts: { build: 'tsc' } })).toBeNull()
})

test('the packages of a monorepo are named as a list or in an object', () => {
  expect(workspacesOf({ workspaces: ['apps/*'] })).toEqual(['apps/*'])
  expect(workspacesOf({ workspaces: { packages: ['apps/*'] } })).toEqual(['apps/*'])
  expect(workspacesOf({})).toEqual([])
})

test('an import leads from one folder to another, by the name of the JavaScript', () => {
  expect(importOf('e2e/chat/a.spec.ts', 'journey.mts')).toBe('../../journey.mjs')
  expect(importOf('playwright.config.mjs', 'journey.mjs')).toBe('./journey.mjs')
})

test('only names and addresses of this machine are local', () => {
  const urls = ['http://localhost:3000', 'https://shop.localhost', 'http://127.0.0.1', 'http://[::1]:80']
  expect(urls.filter(isLocal)).toEqual(urls)
  expect(['https://shop.example', 'http://localhost.example', 'http://10.0.0.1'].filter(isLocal)).toEqual([])
})
