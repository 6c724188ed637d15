/** The one check behind every door: the control API, the settings file, `startRehearsal()` and the options of the kit. */

import { z } from 'zod'
import { withoutUndefined } from './without-undefined.ts'

/** `path` is where the fault is, as `projects[0].sid`, and empty for the whole; `problem` goes on with the sentence. */
export type Complaint = { readonly path: string; readonly problem: string }

export type Checked<Output> =
  | { readonly data: Output; readonly complaints: null }
  | { readonly data: null; readonly complaints: readonly Complaint[] }

export const check = <Output>(schema: z.ZodType<Output>, given: unknown): Checked<Output> => {
  const { data, error } = schema.safeParse(withoutUndefined(given))
  return error === undefined
    ? { data, complaints: null }
    : { data: null, complaints: error.issues.flatMap(complaintsOfIssue) }
}

/** `whole` names what was given, for the complaints that are about all of it. */
export const sentencesOf = (complaints: readonly Complaint[], whole: string): string =>
  complaints.map(({ path, problem }) => `${path || whole} ${problem}`).join(' ')

const complaintsOfIssue = (issue: z.core.$ZodIssue): readonly Complaint[] => {
  if (issue.code !== 'unrecognized_keys') return [{ path: z.core.toDotPath(issue.path), problem: issue.message }]
  // A name that does not exist is the path, like every other fault; each has a line of the message.
  const problems = issue.message.split('\n')
  return issue.keys.map((key, index) => ({
    path: z.core.toDotPath([...issue.path, key]),
    problem: problems[index] ?? issue.message,
  }))
}
