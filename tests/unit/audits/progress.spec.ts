import { expect, test } from '../../plain-test.ts'
import type { Broken, Finding } from '../../../audits/finding.ts'
import { createProgress, type ProgressDeps } from '../../../audits/progress.ts'

const PASSED: Finding = {
  audit: 'activation-secured',
  verdict: 'pass',
  summary: 'The visitor was secured.',
  evidence: [],
  durationMs: 1,
}

const FAILED: Broken = { ...PASSED, verdict: 'fail', problems: ['anonymous'], summary: 'The visitor was anonymous.' }

const progressOn = (deps: Partial<ProgressDeps>) => {
  const written: string[] = []
  const clock = { ms: 0 }
  const progress = createProgress({
    isTerminal: false,
    hasColours: false,
    columns: 80,
    total: 2,
    write: (text) => void written.push(text),
    now: () => clock.ms,
    ...deps,
  })
  return { progress, clock, text: () => written.join('') }
}

test('the progress log has one plain line for each audit, with the reason for a broken one', () => {
  const { progress, text } = progressOn({})
  progress.tick()
  progress.tell(PASSED)
  progress.tell(FAILED)
  progress.end()
  expect(text()).toBe(
    'pass            activation-secured\nfail            activation-secured: The visitor was anonymous.\n',
  )
})

test('forty rules that could not be judged for one cause are forty short lines: the cause is said once, in the report', () => {
  const { progress, text } = progressOn({})
  const { problems: _problems, ...untold } = FAILED
  progress.tell({ ...untold, verdict: 'could-not-tell', missing: 'a secured visitor', summary: 'Nobody was secured.' })
  expect(text()).toBe('could not tell  activation-secured\n')
})

test('the progress in a terminal has a last line with the state of the run, which disappears at the end', () => {
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
    'pass            activation-secured\n1 of 2 audits, 3 s',
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
  expect(text()).toMatch(/^fail {12}activation-secured: It was \[token [^\]]+\]�\[2J and more\n$/)
})
