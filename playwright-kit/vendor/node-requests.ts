/**
 * Keeps this process from requesting the vendor while a rehearsal is open. Playwright's `route.fetch()` and its fixture `request`
 * make their requests in Node, where no route and no browser argument applies. So does the test's own code.
 */

import http, { type RequestOptions } from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

/** The open rehearsals. There may be several, each with hosts of its own. */
const guards = new Set<{ readonly vendorUrl: RegExp }>()

let putBack: (() => void) | undefined

/** Refuses requests of this process to such an address with a sentence, until the returned function is called. */
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

/** The address among the arguments of `http.request`: an address, options, or an address with options that override its parts. */
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
      "In your own route, call route.fallback() for the vendor's addresses; it passes them to the rehearsal.",
  )
}
