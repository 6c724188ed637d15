import { expect, test } from '../../plain-test.ts'
import { readJson } from '../../../mock-platform/json-body.ts'

const lists = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const objects = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)

for (const text of ['null', '3', '"x"', '[]', '{"a":{"b":[1]}}', lists(32), objects(32)]) {
  test(`the JSON ${text.slice(0, 20)} of ${text.length} characters is read`, () => {
    expect(readJson(text)).toEqual({ value: JSON.parse(text) as unknown })
  })
}

for (const text of ['', '{', '{"a":}', 'undefined', '[1,]']) {
  test(`${JSON.stringify(text)} is refused because it is not JSON`, () => {
    expect(readJson(text)).toEqual({ sentence: 'The body is not JSON.' })
  })
}

for (const { what, text } of [
  { what: '34 lists', text: lists(34) },
  { what: '33 objects', text: objects(33) },
  { what: '30,000 lists', text: lists(30_000) },
  { what: 'a list of deep lists', text: `[${Array.from({ length: 50 }, () => lists(100)).join(',')}]` },
]) {
  test(`${what} inside each other are refused because they are nested too deep`, () => {
    expect(readJson(text)).toEqual({ sentence: 'The JSON is nested deeper than 32 levels.' })
  })
}
