/** `rehearsal doctor`: says why Rehearsal does not work here. */

import type { Command } from 'commander'
import { DOCTOR_OPTIONS } from '../settings/doctor.ts'
import type { Outcome } from './scenario.ts'
import { completeCommand } from './subcommand.ts'

export const completeDoctor = (doctor: Command, outcome: Outcome): void =>
  completeCommand(doctor, outcome, {
    options: DOCTOR_OPTIONS,
    example: [
      'rehearsal doctor',
      'rehearsal doctor https://localhost:3000 --token-endpoint https://localhost:3000/token',
    ],
    more: 'Nothing is changed, and no secret is printed. Exit code 1 means that there is a problem.',
    run: async ([url], options) => {
      const { runDoctor } = await import('./doctor/run.ts')
      return runDoctor(url === undefined ? options : { ...options, url })
    },
  })
