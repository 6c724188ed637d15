/** Ends a test's rehearsal: attaches what its report needs, and throws what must fail the test. */

import { test, type TestInfo } from '@playwright/test'
import { activationsIn } from '../journal/activations.ts'
import type { Iadvize } from './iadvize.ts'
import { journalAttachments } from '../journal/attachments.ts'
import { sentenceOn } from '../claims/activation-words.ts'
import type { Rehearsal } from './rehearsal.ts'
import { redactText } from '../journal/redact.ts'

export const endRehearsal = async (
  rehearsal: Rehearsal,
  testInfo: TestInfo,
  journal: 'on' | 'on-failure',
): Promise<void> => {
  const hasFailed = testInfo.status !== testInfo.expectedStatus
  // A failed or timed-out test may have been stopped inside a claim that it did await.
  const problems = [
    ...rehearsal.problems(),
    ...(hasFailed ? [] : rehearsal.unfinished()),
    ...ranOutOfTime(rehearsal, testInfo),
  ]
  if (journal === 'on' || hasFailed || problems.length > 0) await attachJournal(rehearsal.iadvize, testInfo)
  if (!hasFailed) for (const warning of rehearsal.warnings()) warn(testInfo, warning)
  await rehearsal.close()
  const [problem, ...more] = problems
  if (more.length > 0) throw new AggregateError(problems, problems.map(({ message }) => message).join('\n'))
  if (problem !== undefined) throw problem
}

const ranOutOfTime = ({ waitsFor }: Rehearsal, { status }: TestInfo): readonly Error[] => {
  const sentence = status === 'timedOut' ? waitsFor() : null
  return sentence === null ? [] : [new Error(sentence)]
}

const attachJournal = async ({ entries }: Iadvize, testInfo: TestInfo): Promise<void> => {
  const happened = entries()
  if (happened.length === 0) return
  for (const { name, body, contentType } of journalAttachments(happened)) {
    await testInfo.attach(name, { body, contentType })
  }
  for (const activation of activationsIn(happened))
    await test.step(redactText(`iAdvize: ${sentenceOn(activation)}`), () => {})
}

/** Shown in the HTML report and by reporters that print a test's output. */
const warn = ({ annotations, title }: TestInfo, sentence: string): void => {
  annotations.push({ type: 'iAdvize', description: sentence })
  process.stderr.write(`iAdvize, in "${title}": ${sentence}\n`)
}
