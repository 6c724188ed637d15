/** The one validation behind every entry point: the control API, the settings file, `startRehearsal()` and the kit's options. */

import { z } from 'zod'
import { withoutUndefined } from './without-undefined.ts'

/** `path` is where the fault is, such as `projects[0].sid`, or empty for the whole value. `problem` continues the sentence. */
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

/** `whole` is the subject of complaints about the whole value. */
export const sentencesOf = (complaints: readonly Complaint[], whole: string): string =>
  complaints.map(({ path, problem }) => `${path || whole} ${problem}`).join(' ')

const complaintsOfIssue = (issue: z.core.$ZodIssue): readonly Complaint[] => {
  if (issue.code !== 'unrecognized_keys') return [{ path: z.core.toDotPath(issue.path), problem: issue.message }]
  // The unknown name becomes the path, as for every other fault. The message has one line for each name.
  const problems = issue.message.split('\n')
  return issue.keys.map((key, index) => ({
    path: z.core.toDotPath([...issue.path, key]),
    problem: problems[index] ?? issue.message,
  }))
}
