import type { ConsoleMessage } from '@playwright/test'
import type { WitnessedWindow } from '../browser/witness.ts'

/** The whole text of a message. Playwright's own text shortens objects, and a token may be deep inside one. */
export const wholeText = async (message: ConsoleMessage): Promise<string> => {
  const parts = await Promise.all(message.args().map((argument) => argument.evaluate(textOf).catch(() => '')))
  return parts.length === 0 ? message.text() : parts.join(' ')
}

/** Runs in the page. A worker, whose messages come with those of its page, has no witness and nothing of the tag. */
const textOf = (value: unknown): string => {
  const { iadvizeAudit } = globalThis as unknown as Partial<WitnessedWindow>
  if (iadvizeAudit !== undefined) return iadvizeAudit.textOf(value)
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
