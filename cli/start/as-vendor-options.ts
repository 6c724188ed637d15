/** The options of `rehearsal start` that are about the proxy for the vendor's hosts. */

import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'

export type AsVendorOptions = {
  /** A port, or true for the default one. */
  readonly asVendor?: number | true
  readonly onlyVendor?: true
  readonly askStage?: true
  readonly caDir?: string
}

/** Refuses an option that means nothing without `--as-vendor`. */
export const mustGoWithAsVendor = ({ onlyVendor, askStage, caDir }: AsVendorOptions): void => {
  const flags = { '--only-vendor': onlyVendor, '--ask-stage': askStage, '--ca-dir': caDir }
  const alone = Object.entries(flags).find(([, value]) => value !== undefined)
  if (alone !== undefined)
    throw new CommandError(EXIT.usage, `rehearsal: ${alone[0]} is about the proxy: give --as-vendor as well.`)
}

export const proxyLines = (url: string): readonly string[] => [
  `Vendor's hosts through the proxy ${url}`,
  `Proxy file on ${url}/proxy.pac`,
]

export const addAsVendorOptions = (command: Command, readPort: (text: string) => number): Command =>
  addProxyOptions(
    command.option(
      '--as-vendor [port]',
      "also answer as the vendor's hosts, through a proxy; 0 takes any free port (default: 4072)",
      readPort,
    ),
  )

/** Those that go with `--as-vendor`. */
export const addProxyOptions = (command: Command): Command =>
  command
    .option('--only-vendor', 'with --as-vendor: let the proxy refuse every other host')
    .option('--ask-stage', 'with --as-vendor: ask each client for its stage, as the user name of the proxy')
    .option('--ca-dir <folder>', 'with --as-vendor: folder of the certificate authority (default: in your data folder)')
