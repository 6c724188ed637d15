import { expect, test } from '../../plain-test.ts'
import { takeOverCommandQueue, type BootConfig } from '../../../mock-tag/command-queue.ts'
import type { CommandFunction, CommandQueue, IAdvize, TagConfig, TagGlobals } from '../../../protocol/web-sdk.ts'

const MEMBERS = {
  activate: () => Promise.reject(new Error('not in these tests')),
  logout: () => Promise.resolve(),
} as unknown as IAdvize

type Rehearsal = {
  readonly page: TagGlobals
  /** What happened, in order: `boot`, the name of a function that ran, `error: …`. */
  readonly log: string[]
  readonly configs: BootConfig[]
  /** Answers how to let go of the queue again. */
  readonly takeOver: (sid?: string | null) => () => void
  /** A function that notes that it ran, and with which object. */
  readonly command: (name: string) => CommandFunction
}

const rehearse = (queue?: CommandQueue, page: TagGlobals = {}): Rehearsal => {
  const log: string[] = []
  const configs: BootConfig[] = []
  if (queue !== undefined) page.iAdvizeInterface = queue
  return {
    page,
    log,
    configs,
    command: (name) => (iAdvize) => log.push(iAdvize === MEMBERS ? name : `${name} with something else`),
    takeOver: (sid = null) =>
      takeOverCommandQueue(page, {
        sid,
        boot: (config) => {
          log.push('boot')
          configs.push(config)
          page.iAdvize = MEMBERS
          return MEMBERS
        },
        onError: (error) => log.push(`error: ${error instanceof Error ? error.message : String(error)}`),
      }),
  }
}

/** The site's own words, so that a test reads like the page. */
const pushTo = (page: TagGlobals, ...commands: readonly CommandFunction[]): number | undefined =>
  page.iAdvizeInterface?.push(...commands)

const configure = (page: TagGlobals, config: TagConfig): void => {
  if (page.iAdvizeInterface !== undefined) page.iAdvizeInterface.config = config
}

const queueWith = (config: TagConfig | undefined, ...commands: readonly CommandFunction[]): CommandQueue => {
  const queue: CommandQueue = [...commands]
  return config === undefined ? queue : Object.assign(queue, { config })
}

test('functions pushed before the tag has loaded run after its start, in the order in which they were pushed', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '7316' }))
  pushTo(page, command('first'), command('second'))
  pushTo(page, command('third'))
  expect(log).toEqual([])
  takeOver()
  expect(log).toEqual(['boot', 'first', 'second', 'third'])
})

test('a function pushed after the tag has loaded runs at once', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '7316' }))
  takeOver()
  pushTo(page, command('first'))
  expect(log).toEqual(['boot', 'first'])
})

for (const sid of ['7316', 1234]) {
  test(`the sid ${JSON.stringify(sid)} is accepted as it is, with other fields beside it`, () => {
    const { configs, takeOver } = rehearse(queueWith({ sid, lang: 'fr' }))
    takeOver()
    expect(configs).toEqual([{ sid, lang: 'fr' }])
  })
}

for (const [name, config] of [
  ['without a config', undefined],
  ['without a sid', {}],
  ['with an empty sid', { sid: '' }],
] as const) {
  test(`the tag waits ${name}, and starts when the config comes`, () => {
    const { page, log, configs, command, takeOver } = rehearse(queueWith(config))
    pushTo(page, command('early'))
    takeOver()
    pushTo(page, command('late'))
    expect(log).toEqual([])
    configure(page, { sid: '7316' })
    expect(log).toEqual(['boot', 'early', 'late'])
    expect(configs).toEqual([{ sid: '7316' }])
  })
}

test('a second config does not start the tag a second time', () => {
  const { page, log, takeOver } = rehearse(queueWith({ sid: '1' }))
  takeOver()
  configure(page, { sid: '2' })
  expect(log).toEqual(['boot'])
})

test('the config can be read back', () => {
  const { page, takeOver } = rehearse(queueWith({ sid: '1' }))
  takeOver()
  expect(page.iAdvizeInterface?.config).toEqual({ sid: '1' })
  configure(page, { sid: '2' })
  expect(page.iAdvizeInterface?.config).toEqual({ sid: '2' })
})

test('the queue stays the array that scripts of the page may already hold', () => {
  const queue = queueWith({ sid: '1' })
  const { page, log, command, takeOver } = rehearse(queue)
  takeOver()
  expect(page.iAdvizeInterface).toBe(queue)
  queue.push(command('by the old name'))
  expect(log).toEqual(['boot', 'by the old name'])
})

test('push returns how many functions wait, like that of an array, and 0 once the tag has loaded', () => {
  const { page, command, takeOver } = rehearse(queueWith(undefined))
  expect(pushTo(page, command('one'))).toBe(1)
  takeOver()
  expect(pushTo(page, command('two'), command('three'))).toBe(3)
  configure(page, { sid: '1' })
  expect(pushTo(page, command('four'), command('five'))).toBe(0)
})

test('a function that has run is removed from the array, even one that throws, and so is a value that is not a function', () => {
  const { page, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  const throwing: CommandFunction = () => {
    throw new Error('mine')
  }
  pushTo(page, command('early'), throwing, null as unknown as CommandFunction)
  takeOver()
  pushTo(page, command('late'), throwing)
  expect(page.iAdvizeInterface).toHaveLength(0)
})

test('a running function finds no pending function in the array, neither itself nor a later one', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  pushTo(page, () => log.push(`${page.iAdvizeInterface?.length} left`), command('next'))
  takeOver()
  expect(log).toEqual(['boot', '0 left', 'next'])
})

/** As a tag manager's sandbox hands an array over: another array of its own keys, each function in a wrapper. */
const throughSandbox = (queue: CommandQueue | undefined): CommandQueue => {
  const copy: CommandQueue = []
  for (const [key, value] of Object.entries(queue ?? [])) {
    const isFunction = typeof value === 'function'
    Reflect.set(copy, key, isFunction ? (...args: Parameters<CommandFunction>): unknown => value(...args) : value)
  }
  return copy
}

test('a template that writes a copy of the array back three times after the load, in new wrappers, runs no function twice', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  pushTo(page, command('before'))
  takeOver()
  pushTo(page, command('at once'))
  for (const name of ['first', 'second', 'third']) {
    const copy = throughSandbox(page.iAdvizeInterface)
    copy.push(command(name))
    page.iAdvizeInterface = copy
  }
  expect(log).toEqual(['boot', 'before', 'at once', 'first', 'second', 'third'])
  expect(page.iAdvizeInterface?.config).toEqual({ sid: '1' })
})

test('a copy in new wrappers that is written back while the tag waits for a config runs each function once', () => {
  const { page, log, command, takeOver } = rehearse(queueWith(undefined, () => {}))
  pushTo(page, command('before'))
  takeOver()
  pushTo(page, command('waiting'))
  page.iAdvizeInterface = throughSandbox(page.iAdvizeInterface)
  const copy = throughSandbox(page.iAdvizeInterface)
  copy.push(command('on the copy'))
  copy.config = { sid: '1' }
  page.iAdvizeInterface = copy
  expect(log).toEqual(['boot', 'before', 'waiting', 'on the copy'])
})

test('a copy made before the load and written back after it runs only its new functions', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  pushTo(page, command('before'))
  const copy: CommandQueue = [...(page.iAdvizeInterface ?? []), command('on the copy')]
  takeOver()
  page.iAdvizeInterface = copy
  expect(log).toEqual(['boot', 'before', 'on the copy'])
})

test('an empty or shorter array that replaces one waiting for a config loses no functions', () => {
  const { page, log, command, takeOver } = rehearse(queueWith(undefined))
  takeOver()
  pushTo(page, command('one'), command('two'))
  page.iAdvizeInterface = []
  page.iAdvizeInterface = [command('three')]
  configure(page, { sid: '1' })
  expect(log).toEqual(['boot', 'one', 'two', 'three'])
})

test('a copy that was made before another function was pushed keeps that function', () => {
  const { page, log, command, takeOver } = rehearse(queueWith(undefined))
  takeOver()
  pushTo(page, command('one'))
  const copy: CommandQueue = [...(page.iAdvizeInterface ?? [])]
  pushTo(page, command('two'))
  page.iAdvizeInterface = copy
  configure(page, { sid: '1' })
  expect(log.toSorted()).toEqual(['boot', 'one', 'two'])
})

test('functions pushed to the array from before a copy was written back still run', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  const { iAdvizeInterface: held } = page
  takeOver()
  page.iAdvizeInterface = throughSandbox(held)
  held?.push(command('by the old name'))
  expect(log).toEqual(['boot', 'by the old name'])
})

test('a frozen array is accepted all the same', () => {
  const { page, log, command, takeOver } = rehearse()
  page.iAdvizeInterface = Object.freeze([command('frozen')]) as unknown as CommandQueue
  takeOver('1')
  page.iAdvizeInterface = Object.freeze([command('frozen, too')]) as unknown as CommandQueue
  pushTo(page, command('after'))
  expect(log).toEqual(['boot', 'frozen', 'frozen, too', 'after'])
})

test('a page without the array gets one', () => {
  const { page, log, command, takeOver } = rehearse()
  takeOver()
  pushTo(page, command('first'))
  configure(page, { sid: '1' })
  expect(log).toEqual(['boot', 'first'])
})

test('a tag manager that copies the array and writes it back runs no function twice', () => {
  const { page, log, command, takeOver } = rehearse(queueWith(undefined))
  pushTo(page, command('before'))
  takeOver()
  const copy: CommandQueue = [...(page.iAdvizeInterface ?? [])]
  copy.push(command('on the copy'))
  copy.config = { sid: '1' }
  page.iAdvizeInterface = copy
  pushTo(page, command('after'))
  expect(log).toEqual(['boot', 'before', 'on the copy', 'after'])
})

test('the same function pushed twice runs twice', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  const again = command('again')
  takeOver()
  pushTo(page, again)
  pushTo(page, again)
  expect(log).toEqual(['boot', 'again', 'again'])
})

test('the same function pushed twice before the tag has loaded runs twice', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  const again = command('again')
  pushTo(page, again, again)
  takeOver()
  expect(log).toEqual(['boot', 'again', 'again'])
})

test('a function that is pushed by a running function runs as well', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  pushTo(page, () => pushTo(page, command('inner')), command('outer'))
  takeOver()
  expect(log.toSorted()).toEqual(['boot', 'inner', 'outer'])
})

test('a function that throws is reported and does not stop the others', () => {
  const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
  pushTo(page, () => {
    throw new Error('mine')
  })
  pushTo(page, command('next'))
  takeOver()
  expect(log).toEqual(['boot', 'error: mine', 'next'])
})

test('a function that throws after the load does not throw into the script that pushed it', () => {
  const { page, log, takeOver } = rehearse(queueWith({ sid: '1' }))
  takeOver()
  expect(() =>
    pushTo(page, () => {
      throw new Error('mine')
    }),
  ).not.toThrow()
  expect(log).toEqual(['boot', 'error: mine'])
})

test('the rejection of an async function is reported as well', async () => {
  const { page, log, takeOver } = rehearse(queueWith({ sid: '1' }))
  takeOver()
  pushTo(page, () => Promise.reject(new Error('later')))
  await expect.poll(() => log).toEqual(['boot', 'error: later'])
})

for (const rubbish of [null, 7, 'activate', {}]) {
  test(`${JSON.stringify(rubbish)} among the functions is reported and does not stop the others`, () => {
    const { page, log, command, takeOver } = rehearse(queueWith({ sid: '1' }))
    pushTo(page, rubbish as unknown as CommandFunction, command('next'))
    takeOver()
    expect(log).toEqual(['boot', 'error: iAdvizeInterface.push takes functions', 'next'])
  })
}

for (const foreign of [null, 'text', 5, {}]) {
  test(`a page whose iAdvizeInterface is ${JSON.stringify(foreign)} gets a working one`, () => {
    const page = { iAdvizeInterface: foreign } as unknown as TagGlobals
    const { log, command, takeOver } = rehearse(undefined, page)
    takeOver()
    pushTo(page, command('first'))
    configure(page, { sid: '1' })
    expect(log).toEqual(['boot', 'first'])
  })
}

test('`var iAdvizeInterface` without a value gets a working queue, too', () => {
  const page: TagGlobals = {}
  Object.defineProperty(page, 'iAdvizeInterface', { value: undefined, writable: true, configurable: false })
  const { log, command, takeOver } = rehearse(undefined, page)
  takeOver()
  pushTo(page, command('first'))
  configure(page, { sid: '1' })
  expect(log).toEqual(['boot', 'first'])
})

test('`var iAdvizeInterface` in a page, which makes the property non-configurable, does not hinder the tag', () => {
  const page: TagGlobals = {}
  Object.defineProperty(page, 'iAdvizeInterface', {
    value: queueWith({ sid: '1' }),
    writable: true,
    configurable: false,
  })
  const { log, command, takeOver } = rehearse(undefined, page)
  pushTo(page, command('early'))
  takeOver()
  pushTo(page, command('late'))
  expect(log).toEqual(['boot', 'early', 'late'])
})

test.describe('the sid in the address of the script', () => {
  test("the sid in the script's address starts the tag on a page whose array has no config, and adds none to the array", () => {
    const { page, log, configs, command, takeOver } = rehearse(queueWith(undefined, () => {}))
    pushTo(page, command('early'))
    takeOver('14027')
    expect(log).toEqual(['boot', 'early'])
    expect(configs).toEqual([{ sid: '14027' }])
    expect(page.iAdvizeInterface?.config).toBeUndefined()
  })

  test("the sid in the script's address starts the tag on a page without an array", () => {
    const { page, log, command, takeOver } = rehearse()
    takeOver('14027')
    pushTo(page, command('late'))
    expect(log).toEqual(['boot', 'late'])
  })

  test("a config on the array overrides the sid in the script's address", () => {
    const { configs, takeOver } = rehearse(queueWith({ sid: 1234, lang: 'nl' }))
    takeOver('14027')
    expect(configs).toEqual([{ sid: 1234, lang: 'nl' }])
  })

  for (const config of [{ lang: 'fr' }, { lang: 'fr', sid: '' }]) {
    test(`the sid in the script's address completes the config ${JSON.stringify(config)}`, () => {
      const { configs, takeOver } = rehearse(queueWith(config))
      takeOver('501')
      expect(configs).toEqual([{ lang: 'fr', sid: '501' }])
    })
  }

  test("an empty sid in the script's address counts as none: the tag waits", () => {
    const { page, log, takeOver } = rehearse()
    takeOver('')
    expect(log).toEqual([])
    configure(page, { sid: 7 })
    expect(log).toEqual(['boot'])
  })
})

test.describe('a tag that takes over from another on the same page', () => {
  test('a tag that replaces another on a page runs the functions that the other has not run, and none twice', () => {
    const first = rehearse(queueWith({ sid: '1' }))
    const { page } = first
    const second = rehearse(undefined, page)
    pushTo(page, first.command('before'))
    const letGo = first.takeOver()
    pushTo(page, first.command('at once'))
    delete page.iAdvize
    configure(page, { sid: '2' })
    pushTo(page, second.command('in between'))
    expect(first.log).toEqual(['boot', 'before', 'at once'])
    letGo()
    second.takeOver()
    pushTo(page, second.command('after'))
    expect(first.log).toEqual(['boot', 'before', 'at once'])
    expect(second.log).toEqual(['boot', 'in between', 'after'])
    expect(second.configs).toEqual([{ sid: '2' }])
  })

  test('a tag that replaces another on a page gets the functions that waited for a config that never came', () => {
    const first = rehearse()
    const { page } = first
    const second = rehearse(undefined, page)
    const letGo = first.takeOver()
    pushTo(page, second.command('one'), second.command('two'))
    letGo()
    second.takeOver('14027')
    expect(first.log).toEqual([])
    expect(second.log).toEqual(['boot', 'one', 'two'])
  })

  test('a tag that replaces another runs a function again when the page has pushed it again', () => {
    const first = rehearse(queueWith({ sid: '1' }))
    const { page } = first
    let runs = 0
    const again = (): number => (runs += 1)
    const letGo = first.takeOver()
    pushTo(page, again)
    delete page.iAdvize
    pushTo(page, again)
    expect(runs).toBe(1)
    letGo()
    rehearse(undefined, page).takeOver()
    expect(runs).toBe(2)
  })
})
