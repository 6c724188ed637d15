import type { EntryOf, EntryType, JournalEntry } from '../../journal/entries.ts'

export type Tone = 'plain' | 'success' | 'failure' | 'wait'

/** Whether an entry says that something went well, went wrong, or has to wait. */
export const toneOf = (entry: JournalEntry): Tone => {
  const tone = TONES[entry.type] as ((entry: JournalEntry) => Tone) | undefined
  return tone?.(entry) ?? 'plain'
}

const ACCEPTING: readonly string[] = ['judge', 'accept', 'refuse']

const TONES: { readonly [Type in EntryType]?: (entry: EntryOf<Type>) => Tone } = {
  'provider-answered': ({ outcome }) => (outcome === 'option' ? 'plain' : 'failure'),
  // What was prepared to fail has no code where nobody can give one.
  'attempt-answered': ({ code, answer }) => (code === null && ACCEPTING.includes(answer) ? 'success' : 'failure'),
  'retry-scheduled': () => 'wait',
  'activation-settled': ({ status }) => (status === 'authentication-success' ? 'success' : 'failure'),
  'refresh-settled': ({ status }) => (status === 'refreshed' ? 'success' : 'failure'),
  'token-asked': ({ status }) => (status !== null && status < 400 ? 'plain' : 'failure'),
  'request-refused': () => 'failure',
  'function-threw': () => 'failure',
}
