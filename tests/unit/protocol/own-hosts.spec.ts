import { expect, test } from '../../plain-test.ts'
import { checkedHosts, hostProblem } from '../../../protocol/own-hosts.ts'

for (const host of ['onlinecontact.brand.example', 'chat-1.brand.example', 'localhost']) {
  test(`${host} is accepted as a host of the brand's own`, () => {
    expect(hostProblem(host)).toBeNull()
  })
}

for (const [given, problem] of [
  ['https://chat.brand.example', '"https://chat.brand.example" is more than a host: write "chat.brand.example"'],
  [
    '//chat.brand.example/iadvize.js',
    '"//chat.brand.example/iadvize.js" is more than a host: write "chat.brand.example"',
  ],
  [
    'chat.brand.example/iadvize.js?sid=1',
    '"chat.brand.example/iadvize.js?sid=1" is more than a host: write "chat.brand.example"',
  ],
  ['chat.brand.example:8443', '"chat.brand.example:8443" is more than a host: write "chat.brand.example"'],
  ['Chat.Brand.Example', '"Chat.Brand.Example" is more than a host: write "chat.brand.example"'],
  [
    '*.brand.example',
    '"*.brand.example" stands for several hosts: name each of them, for example "onlinecontact.brand.example"',
  ],
  ['halc.iadvize.com', '"halc.iadvize.com" is a host of the vendor, which needs no setting: leave it out'],
  ['chat brand', '"chat brand" is not a host: write one like "onlinecontact.brand.example"'],
  ['', 'must be a host, for example "onlinecontact.brand.example"'],
  [7, 'must be a host, for example "onlinecontact.brand.example"'],
] as const) {
  test(`${JSON.stringify(given)} is refused as a host of the brand's own, and the sentence says what to write`, () => {
    expect(hostProblem(given)).toBe(problem)
  })
}

test('a list of hosts is accepted unchanged, and a string is not a list', () => {
  expect(checkedHosts('iadvizeHosts', ['chat.brand.example'])).toEqual(['chat.brand.example'])
  expect(() => checkedHosts('iadvizeHosts', 'chat.brand.example')).toThrow(
    'iadvizeHosts must be a list of hosts, for example ["onlinecontact.brand.example"].',
  )
  expect(() => checkedHosts('iadvizeHosts', ['a.example', 'https://b.example'])).toThrow(
    'iadvizeHosts: "https://b.example" is more than a host: write "b.example".',
  )
})
