/** The proxy auto-configuration file: the vendor's hosts go through the proxy, everything else goes as before. Pure. */

/** `proxyHost` is a host and a port. There is no other way for the vendor's hosts, not even if the proxy is gone. */
export const pacFile = (
  proxyHost: string,
  ownHosts: readonly string[],
): string => `function FindProxyForURL(url, host) {
  var name = host.toLowerCase().replace(/\\.$/, '')
  var ownHosts = ${JSON.stringify(ownHosts)}
  var isVendor = name === 'iadvize.com' || /\\.iadvize\\.com$/.test(name) || ownHosts.indexOf(name) >= 0
  return isVendor ? 'PROXY ${proxyHost}' : 'DIRECT'
}
`
