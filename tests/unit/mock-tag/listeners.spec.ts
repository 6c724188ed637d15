import { expect, test } from '../../plain-test.ts'
import { createListeners, type Listener } from '../../../mock-tag/listeners.ts'
import { listenToConsole } from './console.ts'

test('listeners hear in the order in which they came', () => {
  const { listen, tell } = createListeners()
  const heard: string[] = []
  for (const name of ['first', 'second', 'third']) listen('e', (value) => heard.push(`${name} ${value as string}`))
  tell('e', () => 'x')
  expect(heard).toEqual(['first x', 'second x', 'third x'])
})

test('nobody hears of another event', () => {
  const { listen, tell } = createListeners()
  const heard: unknown[] = []
  listen('e', (value) => heard.push(value))
  tell('f', () => 1)
  tell('constructor', () => 1)
  expect(heard).toEqual([])
})

test('the same function hears once, however often it was given', () => {
  const { listen, tell } = createListeners()
  const heard: unknown[] = []
  const listener: Listener = (value) => heard.push(value)
  listen('e', listener)
  listen('e', listener)
  tell('e', () => 1)
  expect(heard).toEqual([1])
})

test('only the same function takes a listener away', () => {
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

test('one that throws is named in the console, and the others hear', () => {
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

test('one that takes itself away while it hears does not silence the next', () => {
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

test('one that another takes away meanwhile hears no more', () => {
  const { listen, forget, tell } = createListeners()
  const heard: string[] = []
  const second: Listener = () => heard.push('second')
  listen('e', () => forget('e', second))
  listen('e', second)
  tell('e', () => 1)
  expect(heard).toEqual([])
})

test('one that adds another while it hears does not go on for ever; the new one hears the next time', () => {
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

test('each listener has a value of its own to spoil', () => {
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
  test(`${JSON.stringify(rubbish)} is no listener, and the console says so`, () => {
    const said = listenToConsole()
    const { listen, tell } = createListeners()
    listen('e', rubbish as Listener)
    tell('e', () => 1)
    expect(said.warn).toEqual([['iAdvize (rehearsal): on: the listener of e is no function']])
    expect(said.error).toEqual([])
  })
}
