/** `rehearsal ca`: the certificate authority with which `rehearsal start --as-vendor` answers for the vendor's hosts. */

import type { Command } from 'commander'
import { CA_CREATE_OPTIONS, CA_OPTIONS } from '../settings/authority.ts'
import type { Options } from '../settings/option.ts'
import { sentenceFor } from './audit/sentences.ts'
import { addOptions } from './options.ts'

export type CaOptions = { readonly dir?: string; readonly config?: string }

type Run = (options: CaOptions) => Promise<void>

export const addCaCommands = (ca: Command): void => {
  add(ca, {
    name: 'create',
    about:
      'make one for this machine; it can certify the hosts of iadvize.com and your own hosts of the tag, no others',
    options: CA_CREATE_OPTIONS,
    run: async (options) => (await import('./ca/create.ts')).createCa(options),
  })
  add(ca, {
    name: 'show',
    about: 'print where it is, what it covers, and how long it is valid',
    options: CA_OPTIONS,
    run: async (options) => (await import('./ca/show.ts')).showCa(options),
  })
  add(ca, {
    name: 'trust',
    about: 'print how systems, browsers and tools are made to trust it, and how that is undone',
    options: CA_OPTIONS,
    run: async (options) => (await import('./ca/trust.ts')).trustCa(options),
  })
  add(ca, {
    name: 'remove',
    about: 'delete its key and its certificate',
    options: CA_OPTIONS,
    run: async (options) => (await import('./ca/remove.ts')).removeCa(options),
  })
}

type Subcommand = { readonly name: string; readonly about: string; readonly options: Options; readonly run: Run }

const add = (ca: Command, { name, about, options, run }: Subcommand): void => {
  const command = ca.command(name).description(about)
  addOptions(command, options)
  command.action((given: CaOptions) =>
    run(given).catch((error: unknown) => {
      throw sentenceFor(error)
    }),
  )
}
