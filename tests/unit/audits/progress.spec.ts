import { expect, test } from '../../plain-test.ts'
import type { Finding } from '../../../audits/finding.ts'
import { createProgress, type ProgressMeans } from '../../../audits/progress.ts'

const PASSED: Finding = {
  audit: 'activation-secured',
  verdict: 'pass',
  summary: 'The visitor was secured.',
  evidence: [],
  durationMs: 1,
}

const FAILED: Finding = { ...PASSED, verdict: 'fail', problems: ['anonymous'], summary: 'The visitor was anonymous.' }

const progressOn = (means: Partial<ProgressMeans>) => {
  const written: string[] = []
  const clock = { ms: 0 }
  const progress = createProgress({
    isTerminal: false,
    hasColours: false,
    columns: 80,
    total: 2,
    write: (text) => void written.push(text),
    now: () => clock.ms,
    ...means,
  })
  return { progress, clock, text: () => written.join('') }
}

test('a log has one plain line for each audit, and the reason with one that did not pass', () => {
  const { progress, text } = progressOn({})
  progress.tick()
  progress.tell(PASSED)
  progress.tell(FAILED)
  progress.end()
  expect(text()).toBe('ok    activation-secured\nFAIL  activation-secured: The visitor was anonymous.\n')
})

test('a terminal has the same lines, and below them one that says how far it is, which is gone at the end', () => {
  const { progress, clock, text } = progressOn({ isTerminal: true })
  progress.tick()
  clock.ms = 3_400
  progress.tell(PASSED)
  clock.ms = 4_000
  progress.tick()
  progress.end()
  expect(text().split('\r\u001b[K')).toEqual([
    '',
    '0 of 2 audits, 0 s',
    'ok    activation-secured\n1 of 2 audits, 3 s',
    '1 of 2 audits, 4 s',
    '',
  ])
})

test('no line of the progress is longer than the terminal is wide', () => {
  const { progress, text } = progressOn({ isTerminal: true, columns: 40 })
  progress.tell({ ...FAILED, summary: 'A long story. '.repeat(20) })
  const lines = text().replaceAll('\r\u001b[K', '').split('\n')
  expect(lines[0]).toHaveLength(40)
  expect(lines[0]).toMatch(/…$/)
})

test('the progress shows no token, and nothing that could move the cursor', () => {
  const { progress, text } = progressOn({ columns: 400 })
  const token = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(60)}.${'b'.repeat(60)}`
  progress.tell({ ...FAILED, summary: `It was ${token}\u001b[2J\nand more` })
  expect(text()).toMatch(/^FAIL {2}activation-secured: It was \[token [^\]]+\]�\[2J and more\n$/)
})
