import { PassThrough } from 'node:stream'
import { ask } from '../../../../cli/init/ask.ts'
import { expect, test } from '../../../plain-test.ts'

const asked = async (...typed: readonly string[]) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const answer = ask('Write them? ', () => 'What is in them.', { input, output })
  for (const keys of typed) input.write(keys)
  return { answer: await answer, said: String(output.read()) }
}

for (const { keys, answer } of [
  { keys: '\r', answer: 'yes' },
  { keys: 'Y\r', answer: 'yes' },
  { keys: 'no\r', answer: 'no' },
  { keys: '\u0003', answer: 'interrupted' },
  { keys: '\u0004', answer: 'ended' },
]) {
  test(`to the question of init, ${JSON.stringify(keys)} is the answer "${answer}"`, async () => {
    expect((await asked(keys)).answer).toBe(answer)
  })
}

test('"s" shows the files, anything else is explained, and the question comes again', async () => {
  const { answer, said } = await asked('s\r', 'perhaps\r', 'n\r')
  expect(answer).toBe('no')
  expect(said).toContain('What is in them.')
  expect(said).toContain('Answer y, n or s.')
  expect(said.match(/Write them\?/g)?.length).toBeGreaterThanOrEqual(3)
})
