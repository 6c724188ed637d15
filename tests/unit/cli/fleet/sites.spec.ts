import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '../../../plain-test.ts'
import { namedSites, sitesOfFile } from '../../../../cli/fleet/sites.ts'

const namesOf = (sites: unknown): readonly (readonly [string, string])[] =>
  namedSites(sites, { what: 'The list', folder: '/brands', common: {} }).map(({ name, slug }) => [name, slug])

test.describe('the sites of a fleet', () => {
  test('are called by their names, or by their addresses', () => {
    expect(namesOf([{ name: 'Brand A', url: 'https://a.example/' }, { url: 'https://www.b.example/shop' }])).toEqual([
      ['Brand A', 'brand-a'],
      ['https://www.b.example/shop', 'www-b-example-shop'],
    ])
  })

  test('have file names of their own, also if their names differ only in signs', () => {
    expect(namesOf([{ name: 'Été' }, { name: 'Ete' }, { name: '✨' }]).map(([, slug]) => slug)).toEqual([
      'ete',
      'ete--2',
      'site',
    ])
  })

  test('get the settings of all, unless they have their own', () => {
    const [one, other] = namedSites([{ name: 'a' }, { name: 'b', budget: 'warn' }], {
      what: 'The list',
      folder: '/brands',
      common: { budget: 'none', skip: ['token'] },
    })
    expect([one?.given.budget, other?.given.budget]).toEqual(['none', 'warn'])
    expect(other?.given.skip).toEqual(['token'])
  })

  test('name files relative to the folder of their list', () => {
    const [site] = namedSites([{ name: 'a', url: 'https://a.example/', journey: 'a/journey.ts', baseline: 'a.json' }], {
      what: 'The list',
      folder: '/brands',
      common: {},
    })
    expect([site?.given.journey, site?.given.baseline]).toEqual(['/brands/a/journey.ts', '/brands/a.json'])
  })

  test('may have their journey as an object, in code', () => {
    const journey = { visitors: [{ email: 'a@b.example' }], signIn: async () => {}, signOut: async () => {} }
    const [site] = namedSites([{ url: 'https://a.example/', journey }], { what: 'The list', folder: '/', common: {} })
    expect(site?.journey).toBe(journey)
  })

  const MISTAKES: readonly (readonly [what: string, sites: unknown, sentence: string])[] = [
    ['no list', {}, 'The list cannot be used: it must be a list of 1 to 100000, but is an object.'],
    ['an empty list', [], 'The list cannot be used: it must be a list of 1 to 100000, but is an empty list.'],
    [
      'a misspelt setting',
      [{ url: 'https://a.example/', jurney: 'a.ts' }],
      'The list cannot be used: [0].jurney does not exist; did you mean journey?',
    ],
    [
      'two sites with one name',
      [{ name: 'A' }, { name: 'A' }],
      'The list has two sites called "A": give each a "name" of its own.',
    ],
  ]
  for (const [what, sites, sentence] of MISTAKES) {
    test(`${what} is refused in one sentence that says what is right`, () => {
      expect(() => namesOf(sites)).toThrow(sentence)
    })
  }

  test('are read from a file, and a file that is missing or is not JSON is named', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fleet-'))
    const file = path.join(folder, 'sites.json')
    expect(() => sitesOfFile(file)).toThrow(`The list of sites ${file} cannot be read: there is no such file.`)
    writeFileSync(file, '[')
    expect(() => sitesOfFile(file)).toThrow(`The list of sites ${file} is not JSON: `)
    writeFileSync(file, '[{ "site": "good", "baseline": "last.json" }]')
    expect(sitesOfFile(file)[0]?.given.baseline).toBe(path.join(folder, 'last.json'))
  })
})
