/** `rehearsal audit-endpoint`: for developers of a back end that has a token endpoint, and no page yet. */

import type { Command } from 'commander'
import { ENDPOINT_OPTIONS } from '../settings/endpoint.ts'
import type { Outcome } from './scenario.ts'
import { completeCommand } from './subcommand.ts'

export const completeAuditEndpoint = (command: Command, outcome: Outcome): void =>
  completeCommand(command, outcome, {
    options: ENDPOINT_OPTIONS,
    example: [
      'rehearsal audit-endpoint https://localhost:3000/api/token --cookie @camille.txt \\',
      '  --other-cookie @jonas.txt --public-key keys/rsaPublicKey.pem',
      'rehearsal audit-endpoint https://localhost:3000/token --method GET \\',
      '  --header "Authorization: env:BEARER"',
    ],
    more: 'Encrypt the tokens for the key of the stand-in (rehearsal keys platform), or they cannot be opened. Give cookies and headers in a file (@file, or a cookie jar of curl) or in the environment (env:NAME): other users of the machine can see the arguments of a command, and the shell keeps them. Exit code 1 means a broken rule, 3 that too little could be judged.',
    run: async ([url = ''], options) => {
      const { auditEndpoint } = await import('./audit-endpoint/command.ts')
      return auditEndpoint({ ...options, url })
    },
  })
