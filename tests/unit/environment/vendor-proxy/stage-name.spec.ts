import { stageNameOf, unknownStage } from '../../../../environment/vendor-proxy/stage-name.ts'
import { expect, test } from '../../../plain-test.ts'

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

for (const { what, headers, name } of [
  { what: 'the user name', headers: { 'proxy-authorization': basic('one:secret') }, name: 'one' },
  { what: 'a user name without a password', headers: { 'proxy-authorization': basic('one') }, name: 'one' },
  { what: 'the header', headers: { 'x-rehearsal-stage': 'two' }, name: 'two' },
  {
    what: 'the user name before the header',
    headers: { 'proxy-authorization': basic('one:'), 'x-rehearsal-stage': 'two' },
    name: 'one',
  },
  {
    what: 'the header if the user name is empty',
    headers: { 'proxy-authorization': basic(':x'), 'x-rehearsal-stage': 'two' },
    name: 'two',
  },
  { what: 'nothing in a scheme that is not Basic', headers: { 'proxy-authorization': 'Bearer one' }, name: null },
  { what: 'nothing in an empty header', headers: { 'x-rehearsal-stage': '' }, name: null },
  { what: 'nothing', headers: {}, name: null },
]) {
  test(`the stage of a client is named by ${what}`, () => {
    expect(stageNameOf(headers)).toBe(name)
  })
}

test('the sentence about an unknown stage quotes a hostile name harmlessly and shortly', () => {
  expect(unknownStage(`"\n${'x'.repeat(5_000)}`)).toMatch(/^There is no stage "\\"\\nx{62}" here: /)
})
