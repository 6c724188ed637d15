import { expect } from './contract-test.ts'
import type { Ended } from './rehearsal-process.ts'

/** One sentence on the standard error stream, and nothing on the other. */
export const expectSentence = (
  { code, stdout, stderr }: Ended,
  wanted: { readonly code: number; readonly says: RegExp },
): void => {
  expect([code, stdout, stderr]).toEqual([wanted.code, '', expect.stringMatching(wanted.says)])
  expect(stderr).toMatch(/^rehearsal: [^\n]+\n$/)
}
