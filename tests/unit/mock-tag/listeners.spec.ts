import { expect, test } from '../../plain-test.ts'
import { createListeners, type Listener } from '../../../mock-tag/listeners.ts'
import { listenToConsole } from './console.ts'

test('listeners are called in the order in which they were added', () => {
  const { listen, tell } = createListeners()
  const heard: string[] = []
  for (const name of ['first', 'second', 'third']) listen('e', (value) => heard.push(`${name} ${value as string}`))
  tell('e', () => 'x')
  expect(heard).toEqual(['first x', 'second x', 'third x'])
})

test('a listener is not called for another event', () => {
  const { listen, tell } = createListeners()
  const heard: unknown[] = []
  listen('e', (value) => heard.push(value))
  tell('f', () => 1)
  tell('constructor', () => 1)
  expect(heard).toEqual([])
})

test('the same function is called once, however often it was added', () => {
  const { listen, tell } = createListeners()
  const heard: unknown[] = []
  const listener: Listener = (value) => heard.push(value)
  listen('e', listener)
  listen('e', listener)
  tell('e', () => 1)
  expect(heard).toEqual([1])
})

test('a listener is removed only by the same function', () => {
  const { listen, forget, tell } = createListeners()
  const heard: unknown[] = []
  const listener: Listener = (value) => heard.push(value)
  listen('e', listener)
  forget('e', (value) => heard.push(value))
  forget('f', listener)
  tell('e', () => 1)
  forget('e', listener)
  tell('e', () => 2)
  expect(heard).toEqual([1])
})

test('a listener that throws is named in the console, and the others are called', () => {
  const said = listenToConsole()
  const { listen, tell } = createListeners()
  const fault = new Error('mine')
  const heard: unknown[] = []
  listen('e', () => {
    throw fault
  })
  listen('e', (value) => heard.push(value))
  tell('e', () => 1)
  expect(heard).toEqual([1])
  expect(said.error).toEqual([['iAdvize (rehearsal): a listener of e failed', fault]])
})

test('a listener that removes itself while it is called does not skip the next', () => {
  const { listen, forget, tell } = createListeners()
  const heard: string[] = []
  const once: Listener = () => {
    heard.push('once')
    forget('e', once)
  }
  listen('e', once)
  listen('e', () => heard.push('always'))
  tell('e', () => 1)
  tell('e', () => 2)
  expect(heard).toEqual(['once', 'always', 'always'])
})

test('a listener that another one removes during a call is not called any more', () => {
  const { listen, forget, tell } = createListeners()
  const heard: string[] = []
  const second: Listener = () => heard.push('second')
  listen('e', () => forget('e', second))
  listen('e', second)
  tell('e', () => 1)
  expect(heard).toEqual([])
})

test('a listener that adds another is not endless: the new one is called the next time', () => {
  const { listen, tell } = createListeners()
  const heard: string[] = []
  const breed = (generation: number): void =>
    listen('e', (value) => {
      heard.push(`${generation} ${value as string}`)
      breed(generation + 1)
    })
  breed(1)
  tell('e', () => 'x')
  expect(heard).toEqual(['1 x'])
  tell('e', () => 'y')
  expect(heard).toEqual(['1 x', '1 y', '2 y'])
})

test('each listener gets its own copy of the value', () => {
  const { listen, tell } = createListeners()
  const heard: unknown[] = []
  const spoil: Listener = (value) => {
    heard.push({ ...(value as object) })
    Object.assign(value as object, { spoilt: true })
  }
  listen('e', spoil)
  listen('e', (value) => spoil(value))
  tell('e', () => ({ a: 1 }))
  expect(heard).toEqual([{ a: 1 }, { a: 1 }])
})

for (const rubbish of [undefined, null, 'listener', {}, 7]) {
  test(`${JSON.stringify(rubbish)} is refused as a listener, and the console says so`, () => {
    const said = listenToConsole()
    const { listen, tell } = createListeners()
    listen('e', rubbish as Listener)
    tell('e', () => 1)
    expect(said.warn).toEqual([['iAdvize (rehearsal): on: the listener of e is not a function']])
    expect(said.error).toEqual([])
  })
}
