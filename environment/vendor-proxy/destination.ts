/** Where a client of the proxy wants to go. Pure. */

export type Destination = { readonly host: string; readonly port: number }

/** Of `CONNECT host:port`; null if it is something else. */
export const destinationOfConnect = (authority: string): Destination | null => {
  const address = `http://${authority}`
  if (!/:\d+$/.test(authority) || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return null
  return destinationOf(url)
}

/** Of `GET http://host/path`; null if the address is not one of HTTP or HTTPS, or is only a path. */
export const addressOf = (requestTarget: string): URL | null => {
  if (!/^https?:\/\//i.test(requestTarget) || !URL.canParse(requestTarget)) return null
  return new URL(requestTarget)
}

/** The host is without the brackets of an IPv6 address, and without a dot at the end, which changes nothing about it. */
export const destinationOf = ({ hostname, port, protocol }: URL): Destination => ({
  host: hostname.replace(/\.+$/, '').replaceAll(/[[\]]/g, ''),
  port: port === '' ? DEFAULT_PORTS[protocol === 'https:' ? 'https' : 'http'] : Number(port),
})

const DEFAULT_PORTS = { http: 80, https: 443 } as const
