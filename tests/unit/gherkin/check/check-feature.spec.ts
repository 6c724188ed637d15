import { expect, test } from '../../../plain-test.ts'
import { checkFeature } from '../../../../gherkin/check/check-feature.ts'
import { outline } from './outline.ts'
import { matchStep } from '../../../../gherkin/check/match.ts'

const feature = (...lines: readonly string[]): string =>
  ['Feature: The chat', '  Scenario: It is secured', ...lines.map((line) => `    ${line}`)].join('\n')

test('a feature made of known steps has no problems, in English and in French', () => {
  expect(checkFeature(feature('Given the customer is signed in', 'Then the chat is secured for Camille'))).toEqual([])
  const french = [
    '# language: fr',
    'Fonctionnalité: Le chat',
    '  Scénario: Sécurisé',
    '    Étant donné que la cliente est connectée',
    '    Alors le chat est sécurisé',
  ]
  expect(checkFeature(french.join('\n'))).toEqual([])
})

test('an unknown step is reported with its line, its column and the nearest step', () => {
  expect(checkFeature(feature('Given the customer is signed in', 'Then the chat is secure'))).toEqual([
    {
      line: 4,
      column: 5,
      sentence: expect.stringMatching(/^There is no step "the chat is secure"; did you mean "the chat is secured"\?/),
      nearest: expect.arrayContaining(['the chat is secured']),
    },
  ])
})

test('an unknown step that resembles no other is answered with where all steps are listed', () => {
  expect(matchStep('x')).toEqual({
    kind: 'unknown',
    sentence: 'There is no step "x"; node_modules/iadvize-rehearsal/docs/steps.md has all of them.',
    nearest: [],
  })
})

test('a wrong value in a known step is reported as a wrong value, not as an unknown step', () => {
  const problems = checkFeature(
    feature('Given the platform always refuses with TOKEN_EXPIRD', 'When a while passes', 'Then no activation fails'),
  )
  expect(problems.map(({ line, sentence }) => `${line} ${sentence}`)).toEqual([
    expect.stringMatching(/^3 The reason TOKEN_EXPIRD does not exist; did you mean TOKEN_EXPIRED/),
    expect.stringMatching(/^4 "a while" is not a length of time/),
  ])
})

for (const [step, sentence] of [
  ['Given the platform always refuses with LOGIN_ALREADY_ONGOING', /^LOGIN_ALREADY_ONGOING arises in the page, so the/],
  ['Given the platform refuses with "A login is already ongoing" twice', /arises in the page, so the/],
  [
    'Given the platform takes 2 days to answer',
    /^An answer of the platform cannot take 2 days: 1 day is the longest\.$/,
  ],
  ['Given the platform takes 2 days to refuse with TOKEN_EXPIRED', /cannot take 2 days/],
  ['Given a visitor is signed in', /^"a visitor" is a visitor who is not signed in: write "the customer"/],
  ['When a visitor signs in', /^"a visitor" is a visitor who is not signed in/],
  ['When a visitor signs in on another browser', /^"a visitor" is a visitor who is not signed in/],
  ['Then the chat is secured for a visitor', /^"a visitor" is a visitor who is not signed in/],
  ['Then the chat is not secured for a visitor', /^"a visitor" is a visitor who is not signed in/],
  ['When the customer clicks the "Help" link number 0', /^Elements of the same name are counted from 1/],
  ['When the customer clicks the "Help" button number no', /^Elements of the same name are counted from 1/],
] as const) {
  test(`the check reports a value that this step cannot take, before anything runs: ${step}`, () => {
    expect(checkFeature(feature(step))).toEqual([
      expect.objectContaining({ sentence: expect.stringMatching(sentence) }),
    ])
  })
}

test('a wrong value in the examples of an outline is reported once, at the step', () => {
  const lines = [
    'Feature: The chat',
    '  Scenario Outline: Refused',
    '    Given the platform always refuses with <code>',
    '    And the platform always refuses with <code>',
    '    Examples:',
    '      | code |',
    '      | TOKEN_EXPIRED |',
    '      | TOKEN_EXPIRD |',
  ]
  expect(checkFeature(lines.join('\n')).map(({ line }) => line)).toEqual([3, 4])
})

test('the check reads the table rows of a step that takes a table, and refuses a table below one that does not', () => {
  const problems = checkFeature(
    feature(
      'Then the journal has',
      '| activation-setled |',
      'And the journal has',
      'And the chat is secured',
      '| tag-loaded |',
    ),
  )
  expect(problems.map(({ line, sentence }) => `${line} ${sentence}`)).toEqual([
    expect.stringMatching(
      /^3 The journal has no entries of the type "activation-setled"; did you mean activation-settled/,
    ),
    expect.stringMatching(/^5 This step needs a table below it/),
    expect.stringMatching(/^6 This step takes no table/),
  ])
})

for (const [row, sentence] of [
  [
    '| activation-settled | code=TOKEN_EXPIRD |',
    'The "code" of activation-settled is never "TOKEN_EXPIRD"; did you mean',
  ],
  [
    '| activation-settled | staus=authentication-failure |',
    'An entry of the type activation-settled has no field "staus"; did',
  ],
  ['| activation-settled | status=failure |', 'The "status" of activation-settled is never "failure"; '],
  ['| activation-settled | attempts=four |', "is a number and cannot be 'four': write it in digits, without quotes."],
  ['| tag-loaded | sid=1234 |', 'The "sid" of tag-loaded is text and cannot be the number 1234: put it in quotes.'],
  ['| activation-settled | attempts="4" |', "is a number and cannot be '4': write it in digits, without quotes."],
  ['| activation-settled | status=null |', 'The "status" of activation-settled is never null.'],
  [
    '| tag-loaded | constructor=x |',
    'An entry of the type tag-loaded has no field "constructor"; use one of sid, url, index',
  ],
  ['| activation-settled | attempts=01 |', "is a number and cannot be '01'"],
  ['| attempt-answered | warnings=x |', 'is a list, which no text or number can match: leave it out.'],
  [
    '| logout-called | activation=1 |',
    'An entry of the type logout-called has no field "activation"; use one of index, at, page',
  ],
  ['| attempt-answered | code=LOGIN_ALREADY_ONGOING |', 'is never "LOGIN_ALREADY_ONGOING"'],
] as const) {
  test(`the check reports an expected entry that the journal can never have, because it would always be missing: ${row}`, () => {
    const problems = checkFeature(feature('Then the journal does not have', row))
    expect(problems.map((problem) => problem.sentence)).toEqual([expect.stringContaining(sentence)])
  })
}

test('the check accepts the values that an entry can have, and an empty cell', () => {
  const rows = [
    '| activation-settled | code=null | attempts=1 |',
    '| tag-loaded | sid="1234" | |',
    '| message-sent | by=agent | page=p1 |',
  ]
  expect(checkFeature(feature('Then the journal has', ...rows))).toEqual([])
})

test('a misspelt keyword is answered with the nearest one, and an unknown language with the known ones', () => {
  expect(checkFeature(feature('Wen the customer signs in'))).toEqual([
    expect.objectContaining({
      line: 3,
      column: 5,
      sentence: expect.stringContaining('and never run it: write "When the customer signs in".'),
    }),
  ])
  expect(checkFeature('# language: xx\nFeature: x')).toEqual([
    expect.objectContaining({
      line: 1,
      sentence: expect.stringContaining('write "# language: en" or "# language: fr"'),
    }),
  ])
})

test('the check reports a scenario without steps, but not a line of description', () => {
  expect(checkFeature(feature('What happens in the shop.', 'Then the chat is secured'))).toEqual([])
  expect(checkFeature(feature())).toEqual([
    { line: 2, column: 3, sentence: expect.stringContaining('has no steps'), nearest: [] },
  ])
})

for (const { what, text, says } of [
  {
    what: 'a word that is not a number',
    text: feature('When the customer signs in', 'Then the activation fails with TOKEN_EXPIRED after many attempts'),
    says: ':4:5 "many" is not a whole number: write "4", "four" or "quatre", from 0 to 1000.',
  },
  {
    what: 'a placeholder without a column',
    text: outline('Given the platform always refuses with <reson>', '| reason |', '| TOKEN_EXPIRED |'),
    says: [
      ':3:5 The examples have no column "reson" for <reson>; did you mean reason?',
      ':6:9 Nothing uses the column "reason": write <reason> in a step, or remove the column.',
    ],
  },
  {
    what: 'a column without a placeholder',
    text: outline('Given the platform always refuses with <reason>', '| reason | times |', '| TOKEN_EXPIRED | 4 |'),
    says: ':6:18 Nothing uses the column "times": write <times> in a step, or remove the column.',
  },
  {
    what: 'examples without rows',
    text: outline('Given the platform always refuses with <reason>', '| reason |'),
    says: ':5:5 These Examples have no rows, and the scenario would never run with them: write a row for each below the columns.',
  },
  {
    what: 'a placeholder without examples',
    text: feature('Given the platform always refuses with <reason>', 'Then the activation fails'),
    says: ':3:5 <reason> is filled from examples, and this scenario has none: write "Examples:" and a table with the column "reason" below its steps.',
  },
  {
    what: 'a feature without scenarios',
    text: 'Feature: The chat\n  It is what customers use.\n',
    says: ':1:1 This Feature has no scenarios: write "Scenario: " and what should happen, and steps below it.',
  },
] satisfies readonly { what: string; text: string; says: string | readonly string[] }[]) {
  test(`the check reports ${what}, with its place and what to write`, () => {
    const told = checkFeature(text).map(({ line, column, sentence }) => `:${line}:${column} ${sentence}`)
    expect(told).toEqual([says].flat())
  })
}
