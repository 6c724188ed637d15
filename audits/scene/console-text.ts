import type { ConsoleMessage } from '@playwright/test'

/** What was written, whole: Playwright's own text shortens objects, and a token may be deep in one. */
export const wholeText = async (message: ConsoleMessage): Promise<string> => {
  const parts = await Promise.all(
    message.args().map(async (argument): Promise<string> => {
      const value: unknown = await argument.jsonValue().catch(() => null)
      return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    }),
  )
  return parts.length === 0 ? message.text() : parts.join(' ')
}
