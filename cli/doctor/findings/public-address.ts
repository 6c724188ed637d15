/** Whether an IP address is on the public internet. Pure. */

import { BlockList, isIPv6 } from 'node:net'

const PRIVATE = new BlockList()

for (const [network, length] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const) {
  PRIVATE.addSubnet(network, length, 'ipv4')
}
for (const [network, length] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  PRIVATE.addSubnet(network, length, 'ipv6')
}

/** An IPv4 address may be written as IPv6 (::ffff:192.0.2.1). */
export const isPublicAddress = (ip: string): boolean => {
  const bare = ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return !PRIVATE.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4')
}
