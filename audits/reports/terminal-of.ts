/** What a stream shows: its width, and whether it has colours. */

export type Terminal = { readonly columns: number; readonly hasColours: boolean }

export const PLAIN_TERMINAL: Terminal = { columns: 80, hasColours: false }

/** What Node says about an output stream. */
type Stream = { readonly isTTY?: boolean; readonly columns?: number }

const WIDEST = 100
const NARROWEST = 40

/** No colours in files, pipes and CI logs, unless they are asked for. */
export const terminalOf = (stream: Stream, env: Readonly<Record<string, string | undefined>>): Terminal => {
  const { NO_COLOR, FORCE_COLOR, CI, TERM } = env
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  const isAble = stream.isTTY === true && !CI && TERM !== 'dumb' && FORCE_COLOR === undefined
  return {
    columns: Math.min(WIDEST, Math.max(NARROWEST, stream.columns ?? PLAIN_TERMINAL.columns)),
    hasColours: !NO_COLOR && (isForced || isAble),
  }
}
