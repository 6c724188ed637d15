/** What the proxy says to plain requests and to CONNECT alike. */

export const onlyVendor = (host: string): string =>
  `${host.slice(0, 255)} is not a host of the vendor, and with --only-vendor the proxy lets nothing else pass.`

export const ASK = 'Basic realm="The stage, as the user name", charset="UTF-8"'
export const STAGE_WANTED = 'Give the stage as the user name of the proxy, with any password; "main" is the first one.'
