import { expect, test } from '../../../plain-test.ts'
import { retryDelayMs } from '../../../../mock-tag/activation/retry-policy.ts'
import { DEFAULT_FIDELITY, type Fidelity } from '../../../../protocol/fidelity.ts'

const delays = (fidelity: Partial<Fidelity>, attempts: number): readonly (number | null)[] =>
  Array.from({ length: attempts }, (_none, index) => retryDelayMs(index + 1, { ...DEFAULT_FIDELITY, ...fidelity }))

for (const { claim, fidelity, expected } of [
  {
    claim: 'one attempt and three retries after 1, 2 and 4 s are the default',
    fidelity: {},
    expected: [1e3, 2e3, 4e3, null, null],
  },
  { claim: 'a retry count of 0 turns retries off', fidelity: { retryCount: 0 }, expected: [null, null] },
  {
    claim: 'the last delay is used for all further retries',
    fidelity: { retryCount: 4, retryDelaysMs: [10, 20] },
    expected: [10, 20, 20, 20, null],
  },
  {
    claim: 'without any delay the tag tries again at once',
    fidelity: { retryDelaysMs: [] },
    expected: [0, 0, 0, null],
  },
  { claim: 'delays beyond the retry count are ignored', fidelity: { retryCount: 1 }, expected: [1e3, null] },
]) {
  test(claim, () => {
    expect(delays(fidelity, expected.length)).toEqual(expected)
  })
}
