/** What a failed test takes along: the journal, and each activation as a step. */

import { test, type TestInfo } from '@playwright/test'
import { activationsIn } from './activations.ts'
import type { Iadvize } from './iadvize.ts'
import { journalAttachments } from './journal-attachments.ts'
import { sentenceOn } from './matchers/activation-words.ts'
import { redactText } from './redact.ts'

export const reportFailure = async ({ entries }: Iadvize, testInfo: TestInfo): Promise<void> => {
  const happened = entries()
  if (happened.length === 0) return
  for (const { name, body, contentType } of journalAttachments(happened)) {
    await testInfo.attach(name, { body, contentType })
  }
  for (const activation of activationsIn(happened))
    await test.step(redactText(`iAdvize: ${sentenceOn(activation)}`), () => {})
}
