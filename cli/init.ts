/** `rehearsal init`: what a project needs to begin. */

import type { Command } from 'commander'
import { INIT_OPTIONS } from './init/options.ts'
import type { Outcome } from './scenario.ts'
import { completeCommand } from './subcommand.ts'

export const completeInit = (init: Command, outcome: Outcome): void =>
  completeCommand(init, outcome, {
    options: INIT_OPTIONS,
    example: ['rehearsal init --url http://localhost:3000', 'rehearsal init --dry-run --language fr'],
    more: 'No file that exists is changed. What an existing file needs is printed, to be added by hand.',
    run: async (_none, options) => {
      const { initProject } = await import('./init/command.ts')
      return initProject(options)
    },
  })
