/** Findings about the ports of `rehearsal start`. Pure. */

import { finding, ok, problem, warning, type Finding } from '../report.ts'

export type PortFacts = {
  readonly id: 'stand-in-port' | 'demo-port'
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  readonly state:
    | { readonly is: 'free' }
    | { readonly is: 'stand-in'; readonly version: string }
    | { readonly is: 'demo-shop' }
    | { readonly is: 'taken'; readonly by: string }
    | { readonly is: 'refused'; readonly code: string }
}

const OPTIONS = { 'stand-in-port': '--port', 'demo-port': '--demo-port' } as const

/** `version` is that of this command. */
export const portFindings = (facts: readonly PortFacts[], version: string): readonly Finding[] =>
  facts.map((one) => finding(one.id, portOutcome(one, version)))

const portOutcome = ({ id, host, port, state }: PortFacts, version: string) => {
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const another = `The settings file can name another port, and this takes any free one: \`rehearsal start ${OPTIONS[id]} 0\`.`
  switch (state.is) {
    case 'free':
      return ok(port === 0 ? 'Any free one is taken.' : `${place} is free.`)
    case 'stand-in':
      return standInOutcome(place, { id, running: state.version, version })
    case 'demo-shop':
      return id === 'demo-port'
        ? ok(`A demo shop of Rehearsal is running on ${place}.`)
        : problem(`A demo shop of Rehearsal is running on ${place}, in place of the stand-in.`, another)
    case 'taken':
      return problem(
        `${place} is taken by another program: ${state.by}.`,
        `End that program, or use another port. ${another}`,
      )
    case 'refused':
      return problem(`Nothing can listen on ${place} (${state.code}).`, another)
    default:
      return state satisfies never
  }
}

const standInOutcome = (
  place: string,
  { id, running, version }: { readonly id: PortFacts['id']; readonly running: string; readonly version: string },
) => {
  const is = `A stand-in of Rehearsal ${running} is running on ${place}`
  if (id === 'demo-port')
    return problem(`${is}, in place of the demo shop.`, 'Stop it with Ctrl+C where it was started.')
  return running === version
    ? ok(`${is}.`)
    : warning(
        `${is}, but this command is ${version}.`,
        'Stop it with Ctrl+C where it was started, and start it again from here.',
      )
}
