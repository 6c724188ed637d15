/** Says what is at the core of a string that was given as a token, and what is around it. Pure, and bounded. */

import { coreOf, isToken, type Core } from './core.ts'
import { unwrapJson } from './in-json.ts'
import { UNWRAPS, type Wrapping } from './wrappings.ts'

export type Look = {
  readonly core: Core
  readonly wrappings: readonly Wrapping[]
  /** The text of the core, without what is around it. */
  readonly inside: string
}

/** In characters. The wrappings of a longer text are not looked for: this is four times the longest token. */
const MAX_LENGTH = 65_536

/** The limits on layers and on looks in total. In practice a token is wrapped once or twice. */
const MAX_LAYERS = 4
const MAX_LOOKS = 60

/** Of several ways to read a string, the one that finds a token is preferred. */
const isBetter = ({ kind }: Core, than: Core): boolean => rank(kind) > rank(than.kind)

const rank = (kind: Core['kind']): number => (kind === 'other' ? 0 : kind === 'damaged' ? 1 : 2)

export const lookAt = (text: string): Look => {
  let looks = 0
  const look = (inside: string, layers: number): Look => {
    looks += 1
    let best: Look = { core: coreOf(inside), wrappings: [], inside }
    if (isToken(best.core) || layers === MAX_LAYERS) return best
    for (const { inside: next, ...wrapping } of layersAround(inside)) {
      if (looks >= MAX_LOOKS) break
      const { core, wrappings, inside: innermost } = look(next, layers + 1)
      if (isBetter(core, best.core)) best = { core, wrappings: [wrapping, ...wrappings], inside: innermost }
    }
    return best
  }
  return look(text.slice(0, MAX_LENGTH), 0)
}

/** JSON goes first, because white space between its fields is nobody's mistake. */
const layersAround = (text: string) =>
  [...unwrapJson(text), ...UNWRAPS.flatMap((unwrap) => unwrap(text) ?? [])].filter(({ inside }) => inside !== text)
