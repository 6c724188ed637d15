/** The walls as the linter's configuration. If a file matches two entries, the later one replaces the earlier one. */

import path from 'node:path/posix'
import { OWN_NAME, ROOMS, WALLS, type Wall } from './walls.ts'

type Pattern = { readonly message: string; readonly allowTypeImports?: true } & (
  | { readonly regex: string }
  | { readonly group: readonly string[] }
)

const PORTS = ['http', 'https', 'http2', 'net', 'tls', 'dgram'].map((name) => `node:${name}`)

const NO_TIMERS: Pattern = {
  regex: '^(node:)?timers/promises$',
  message: 'A test waits for something that happens, never for time.',
}

const NODE_GLOBALS = ['process', 'Buffer', 'require', 'global', 'setImmediate']

export const lintOfWalls = () => ({
  overrides: [override(['tests/**'], [NO_TIMERS]), ...WALLS.flatMap(overridesOf), withoutNode()],
})

const override = (files: readonly string[], patterns: readonly Pattern[]) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

const withoutNode = () => ({
  files: WALLS.filter(({ node }) => node === 'none').map(({ around }) =>
    around.endsWith('.ts') ? around : `${around}/**`,
  ),
  rules: {
    'no-restricted-globals': [
      'error',
      ...NODE_GLOBALS.map((name) => ({ name, message: 'This runs in a browser, which has no Node globals.' })),
    ],
  },
})

const overridesOf = (wall: Wall) => {
  const { around } = wall
  const isPartOfRoom = around.includes('/') && !around.startsWith('tests/')
  const patterns = [...(around.startsWith('tests/') ? [NO_TIMERS] : []), ...patternsOf(wall)]
  if (around.endsWith('.ts')) return [override([around], patterns)]
  const [room = ''] = around.split('/')
  if (!isPartOfRoom || wall.rooms.includes(room)) return [override([`${around}/**`], patterns)]
  // Browser code leaves its folder only for another room. In a subfolder, the way out is one step longer.
  const message = messageOf(wall)
  return [
    override([`${around}/*.{ts,tsx}`], [{ regex: String.raw`^\.\./[^.]`, message }, ...patterns]),
    override([`${around}/*/**`], [{ regex: String.raw`^\.\./\.\./[^.]`, message }, ...patterns]),
  ]
}

/**
 * A group lists what may be imported ("!name"), a regex what may not. Regexes come first, because an import that a group
 * allows is not checked again.
 */
const patternsOf = (wall: Wall): readonly Pattern[] => {
  const message = messageOf(wall)
  const { around, rooms, typesOf = [], packages } = wall
  const [own = ''] = around.split('/')
  const others = ROOMS.filter((room) => ![own, ...rooms, ...typesOf].includes(room))
  const closed: readonly Pattern[] = [
    { regex: `${placesIn(others)}|^${OWN_NAME}(/|$)`, message },
    ...(typesOf.length === 0 ? [] : [{ regex: placesIn(typesOf), allowTypeImports: true, message } as const]),
  ]
  return packages === 'all' ? closed : [...closed, { group: openIn(wall, packages), message }]
}

const placesIn = (rooms: readonly string[]): string => String.raw`(^|/)\.\./(${rooms.join('|')})(/|$)`

const openIn = ({ around, rooms, node }: Wall, packages: readonly string[]): readonly string[] => [
  '**',
  ...(around.endsWith('.ts') ? openFromFile(around, rooms) : ['!./**', '!../**']),
  ...(node === 'none' ? [] : ['!node:*', '!node:*/**']),
  ...(node === 'all but ports' ? PORTS : []),
  // A name opens every path that ends with it: `express` also opens `@types/express`. So all scoped packages are closed again.
  ...packages.filter((name) => !name.startsWith('@')).map((name) => `!${name}`),
  '@*/**',
  ...packages.filter((name) => name.startsWith('@')).map((name) => `!${name}`),
]

/** A wall around a file opens the folders that it may import. A wall around a pattern also opens the files that match it. */
const openFromFile = (around: string, rooms: readonly string[]): readonly string[] => {
  const folder = path.dirname(around)
  const beside = around.includes('*') ? [`!./${path.basename(around)}`] : []
  return [...rooms.map((room) => `!${path.relative(folder, room)}/**`), ...beside]
}

const messageOf = ({ around, rooms, typesOf = [], packages, because }: Wall): string => {
  const types = typesOf.map((room) => `the types of ${room}`)
  const open = [...rooms, ...types, ...(packages === 'all' ? ['every package'] : packages)]
  return `${around} may import ${open.length === 0 ? 'nothing' : open.join(', ')}: ${because}.`
}
