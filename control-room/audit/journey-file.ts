/**
 * Which file a request may name as a journey. It is code, and runs with the rights of whoever has started the stand-in:
 * so it must be the person's own, below the folder in which they started it (decision 037).
 */

import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { ControlProblem } from '../problems.ts'

/** Its true path, so that no link can be put in its place afterwards. Throws a `ControlProblem`. */
export const journeyIn = async (folder: string, given: string): Promise<string> => {
  const path = resolve(folder, given)
  // Before anybody looks: whether a file exists elsewhere on the machine is nobody's business.
  if (!isOwn(folder, path)) throw refusal(folder, given)
  const [trueFolder, truePath] = await Promise.all([realpath(folder), realpath(path).catch(() => null)])
  if (truePath === null) {
    throw new ControlProblem(
      400,
      `There is no journey ${given}: looked for ${path}. "rehearsal audit <url> --init" writes one.`,
    )
  }
  if (!isOwn(trueFolder, truePath)) throw refusal(folder, given)
  if (!/\.[cm]?[jt]s$/.test(truePath)) {
    throw new ControlProblem(400, `The journey ${given} is not code: name a file that ends in .ts or .js.`)
  }
  return truePath
}

const refusal = (folder: string, given: string): ControlProblem =>
  new ControlProblem(
    403,
    `The journey ${given} is not below ${folder}, where the stand-in was started, or it is in node_modules or a hidden folder: move it, or run "rehearsal audit" in a terminal.`,
  )

const isOwn = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return (
    way !== '' && !isAbsolute(way) && way.split(sep).every((part) => part !== 'node_modules' && !part.startsWith('.'))
  )
}
