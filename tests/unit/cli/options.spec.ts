import { Command } from 'commander'
import { addOptions } from '../../../cli/options.ts'
import { AUDIT_OPTIONS, AUDIT_SETTINGS } from '../../../settings/audit.ts'
import { check, sentencesOf } from '../../../settings/check.ts'
import { expect, test } from '../../plain-test.ts'

const auditCommand = (): Command => {
  const command = new Command('audit').exitOverride()
  addOptions(command, AUDIT_OPTIONS)
  return command
}

const parsed = (args: readonly string[]): unknown => auditCommand().parse(args, { from: 'user' }).opts()

test('an option of the command line gets the name and the type of its setting', () => {
  expect(parsed(['--step-limit', '1.5', '--ignore-https-errors', '--sid', '7316', '--init'])).toEqual({
    stepLimitSeconds: 1.5,
    ignoreHttpsErrors: true,
    sid: '7316',
    init: true,
  })
})

test('an option with a list collects what it is given, repeated or with commas', () => {
  expect(
    parsed(['--host', 'a.example', '--host', 'b.example', '--only', 'token, logout', '--only', 'session']),
  ).toEqual({ hosts: ['a.example', 'b.example'], only: ['token', 'logout', 'session'] })
})

for (const { args, settings } of [
  { args: ['--step-limit', '601'], settings: { stepLimitSeconds: 601 } },
  { args: ['--step-limit', '0x10'], settings: { stepLimitSeconds: '0x10' } },
  { args: ['--sid', 'two words'], settings: { sid: 'two words' } },
  { args: ['--budget', ''], settings: { budget: '' } },
]) {
  test(`"${args.join(' ')}" is refused with the sentence that the settings file gets`, () => {
    const { complaints } = check(AUDIT_SETTINGS, settings)
    const [name = ''] = Object.keys(settings)
    const sentence = sentencesOf(complaints ?? [], '').replace(name, args[0] ?? '')
    expect(() => parsed(args)).toThrow(`rehearsal: ${sentence}`)
  })
}

for (const { args, says } of [
  {
    args: ['--only', 'token,'],
    says: "--only must be names separated by commas, as in token,logout-called, but is 'token,'.",
  },
  { args: ['--host', 'a.example', '--host', '*.b.example'], says: '--host "*.b.example" stands for several hosts' },
]) {
  test(`"${args.join(' ')}" is refused with a sentence that begins with the name of the option`, () => {
    expect(() => parsed(args)).toThrow(`rehearsal: ${says}`)
  })
}

test('the help of the audit has every option of its table in order, with its default', () => {
  const help = auditCommand().configureHelp({ helpWidth: 500 }).helpInformation()
  const lines = help.split('\n').map((line) => line.trim().replace(/ {2,}/, ' | '))
  const expected = Object.values(AUDIT_OPTIONS).map(({ flag, help: text, ...option }) => {
    const shown = 'otherwise' in option ? `${text} (default: ${option.otherwise})` : text
    return `${flag.replaceAll(/[[\]]/g, '')} | ${shown}`
  })
  expect(lines.filter((line) => expected.includes(line))).toEqual(expected)
})
