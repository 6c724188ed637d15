import { PassThrough } from 'node:stream'
import { ask } from '../../../../cli/init/ask.ts'
import { expect, test } from '../../../plain-test.ts'

/** A person who types each answer when the question is there. */
const asked = async (...typed: readonly string[]) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const left = [...typed]
  let said = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (text.includes('Write them?')) input.write(left.shift() ?? '')
  })
  const answer = await ask('Write them? ', () => 'What is in them.', { input, output })
  return { answer, said, left }
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
  const { answer, said, left } = await asked('s\r', 'perhaps\r', 'n\r')
  expect([answer, left]).toEqual(['no', []])
  expect(said).toContain('What is in them.')
  expect(said).toContain('Answer y, n or s.')
})
