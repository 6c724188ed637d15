/** Commands whose options are loaded only when they are named: other commands do not wait for their schemas. */

import type { Command } from 'commander'
import type { AuditOptions } from '../settings/audit.ts'
import type { Outcome } from './scenario.ts'

/** Gives a command its options, its subcommands and its actions. */
type Complete = (command: Command, outcome: Outcome) => void

export type NamedCommand = {
  readonly name: string
  readonly about: string
  readonly load: () => Promise<Complete>
}

/** In the order of the help. */
export const NAMED_COMMANDS: readonly NamedCommand[] = [
  {
    name: 'init',
    about: 'look at your project, and write a first test, a first feature, a journey, settings and a CI workflow',
    load: async () => (await import('./init.ts')).completeInit,
  },
  {
    name: 'audit',
    about:
      'visit a site as its visitors do, with the stand-in in place of iAdvize, and judge it by the documented rules',
    load: async () => {
      const [{ addOptions }, { AUDIT_OPTIONS }] = await Promise.all([
        import('./options.ts'),
        import('../settings/audit.ts'),
      ])
      return (command, outcome) => {
        addOptions(command, AUDIT_OPTIONS)
        command.action(async (url: string | undefined, options: AuditOptions) => {
          const { audit } = await import('./audit.ts')
          outcome.code = await audit(url === undefined ? options : { ...options, url })
        })
      }
    },
  },
  {
    name: 'audit-endpoint',
    about: 'ask a token endpoint as a page would, without a browser, and judge it by the rules that need no page',
    load: async () => (await import('./audit-endpoint.ts')).completeAuditEndpoint,
  },
  {
    name: 'doctor',
    about: 'say why Rehearsal does not work here, and what to do',
    load: async () => (await import('./doctor.ts')).completeDoctor,
  },
  {
    name: 'token',
    about: 'inspect, verify and mint tokens, without a browser',
    load: async () => (await import('./token.ts')).addTokenCommands,
  },
  {
    name: 'keys',
    about: 'make the key pair of a brand, print the key to encrypt for, and say what a key file is',
    load: async () => (await import('./keys.ts')).addKeysCommands,
  },
  {
    name: 'ca',
    about: 'make a certificate authority for this machine, for "rehearsal start --as-vendor"',
    load: async () => (await import('./ca.ts')).addCaCommands,
  },
]
