import { readFileSync } from 'node:fs'
import { expect, test } from '../../plain-test.ts'
import { nodeComplaint } from '../../../cli/node-version.ts'

for (const version of ['20.19.0', '20.19.5', '20.20.2', '21.0.0', '22.0.0', '24.11.1', '100.0.0', '20.19.0-nightly']) {
  test(`Node ${version} is new enough`, () => {
    expect(nodeComplaint(version)).toBeNull()
  })
}

for (const version of ['20.18.9', '20.0.0', '20.9.0', '18.20.8', '19.99.0', '4.0.0', '0.12.0', '']) {
  test(`Node ${version || '(nothing)'} is answered with one sentence on what to install`, () => {
    expect(nodeComplaint(version)).toBe(
      `rehearsal needs Node 20.19 or newer, and this is Node ${version}: install a newer one from nodejs.org.`,
    )
  })
}

test('the sentence about Node and package.json require the same version', () => {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  const { engines } = JSON.parse(text) as { readonly engines: { readonly node: string } }
  expect(nodeComplaint('1.0.0')).toContain(`Node ${engines.node.replace('>=', '')} or newer`)
})
