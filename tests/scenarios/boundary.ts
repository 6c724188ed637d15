/**
 * A boundary between page and tag, as sandboxes, tag managers and brands put there. With it every scenario is played a
 * second time: the provider answers one task later, each function that is pushed comes in a new wrapper, copies of the array
 * are written back, nothing can be drawn where no scenario looks at the chat, and the tag is on the brand's own host.
 */

import type { Page, TestInfo } from '@playwright/test'

export const OWN_HOST = 'onlinecontact.brand.example'

const VENDOR_HOST = 'halc.iadvize.com'

/** What a page has of the vendor's, on the host of the brand. */
export const onOwnHost = (html: string): string => html.replaceAll(VENDOR_HOST, OWN_HOST)

/** Scenarios that never look at the chat. */
const WITHOUT_CHAT = ['members.spec.ts', 'project-switches.spec.ts']

export const passBoundary = async (page: Page, { file }: Pick<TestInfo, 'file'>): Promise<void> => {
  await page.context().addInitScript(boundary)
  if (WITHOUT_CHAT.some((name) => file.endsWith(name))) await page.context().addInitScript(drawNothing)
}

const drawNothing = (): void => {
  Element.prototype.attachShadow = () => {
    throw new Error('Nothing can be drawn here')
  }
}

/** Runs in the page, before its own scripts. */
const boundary = (): void => {
  type Pushed = (iAdvize: Record<string, unknown>) => unknown
  const nextTask = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(), { once: true })
      port1.start()
      port2.postMessage(null)
    })
  const late = (provider: unknown): unknown =>
    typeof provider === 'function'
      ? (): unknown => nextTask().then(() => Reflect.apply(provider, null, []) as unknown)
      : provider
  const delayed = new WeakSet<object>()
  const delayProviders = (iAdvize: Record<string, unknown>): void => {
    const { activate } = iAdvize
    if (delayed.has(iAdvize) || typeof activate !== 'function') return
    delayed.add(iAdvize)
    iAdvize['activate'] = (provider: unknown, ...rest: readonly unknown[]): unknown =>
      Reflect.apply(activate, iAdvize, [late(provider), ...rest]) as unknown
  }
  const wrap = (pushed: unknown): unknown =>
    typeof pushed === 'function'
      ? (iAdvize: Record<string, unknown>): unknown => {
          delayProviders(iAdvize)
          return (pushed as Pushed)(iAdvize)
        }
      : pushed

  // The tag puts its own `push` on the array, and the boundary lies before it.
  const define = Object.defineProperty
  Object.defineProperty = <Target>(target: Target, name: PropertyKey, descriptor: PropertyDescriptor): Target => {
    const push = descriptor.value as unknown
    const isQueue = Array.isArray(target) && name === 'push' && typeof push === 'function'
    const value = (...pushed: readonly unknown[]): unknown => Reflect.apply(push as Pushed, target, pushed.map(wrap))
    return define(target, name, isQueue ? { ...descriptor, value } : descriptor)
  }
  // What a page has pushed before the tag comes in wrappers, too.
  const copyOf = (queue: readonly unknown[]): unknown => {
    const copy: unknown[] = []
    for (const [key, value] of Object.entries(queue)) Reflect.set(copy, key, wrap(value))
    return copy
  }
  const writeBack = (): void => {
    const { iAdvizeInterface: queue } = window as { readonly iAdvizeInterface?: unknown }
    // `var` fixes the property, and a copy in its place reaches nobody.
    const isWatched = Object.getOwnPropertyDescriptor(window, 'iAdvizeInterface')?.configurable === true
    if (Array.isArray(queue) && isWatched) Reflect.set(window, 'iAdvizeInterface', copyOf(queue))
  }
  for (const event of ['DOMContentLoaded', 'load', 'pageshow', 'click']) addEventListener(event, writeBack, true)
}
