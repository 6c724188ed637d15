/**
 * Keeps this process from the vendor while a rehearsal is open. `route.fetch()` and the fixture `request` of Playwright ask
 * from Node, where no route of a browser is asked and no rule of a browser holds; so does the test's own code.
 */

import http, { type RequestOptions } from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

/** Of the rehearsals that are open: more than one may be, and each may have hosts of its own. */
const guards = new Set<{ readonly vendorUrl: RegExp }>()

let putBack: (() => void) | undefined

/** Requests of this process to such an address are refused with a sentence, until the answer is called. */
export const keepNodeFromVendor = (vendorUrl: RegExp): (() => void) => {
  const own = { vendorUrl }
  guards.add(own)
  putBack ??= guard()
  return () => {
    guards.delete(own)
    if (guards.size > 0) return
    putBack?.()
    putBack = undefined
  }
}

const guard = (): (() => void) => {
  const undo = [...guardModule(http, 'http:'), ...guardModule(https, 'https:'), guardFetch()]
  syncBuiltinESMExports()
  return () => {
    undo.forEach((put) => put())
    syncBuiltinESMExports()
  }
}

type Requests = Pick<typeof http, 'request' | 'get'>

const guardModule = (module: Requests, scheme: string): readonly (() => void)[] =>
  (['request', 'get'] as const).map((name) => {
    const native = module[name]
    const guarded = (...given: Parameters<typeof http.request>): http.ClientRequest => {
      refuseVendor(addressOf(given, scheme))
      return Reflect.apply(native, module, given)
    }
    Object.assign(module, { [name]: guarded })
    return () => Object.assign(module, { [name]: native })
  })

/** What `http.request` is called with: an address, options, or an address whose parts the options replace. */
const addressOf = ([first, second]: readonly unknown[], scheme: string): string => {
  const isAddress = typeof first === 'string' || first instanceof URL
  const options = (isAddress ? second : first) as RequestOptions | (() => void) | null | undefined
  const base = isAddress ? new URL(first) : new URL(`${scheme}//localhost`)
  const { host, hostname = host, path } = typeof options === 'object' ? (options ?? {}) : {}
  if (typeof hostname === 'string') base.hostname = hostname
  return typeof path === 'string' ? `${base.protocol}//${base.host}${path}` : base.href
}

const guardFetch = (): (() => void) => {
  const native = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    refuseVendor(input instanceof Request ? input.url : String(input))
    return native(input, init)
  }
  return () => {
    globalThis.fetch = native
  }
}

const refuseVendor = (address: string): void => {
  if (![...guards].some(({ vendorUrl }) => vendorUrl.test(address))) return
  throw new Error(
    `Nothing reaches the vendor during a rehearsal: the request of this test for ${address.replace(/[?#].*/s, '')} was refused. ` +
      'In a route of your own, call route.fallback() for addresses of the vendor; it hands them on to the rehearsal.',
  )
}
