import { expect, test } from '../../plain-test.ts'
import { checkFeature } from '../../../gherkin/check-feature.ts'
import { matchStep } from '../../../gherkin/match.ts'

const feature = (...lines: readonly string[]): string =>
  ['Feature: The chat', '  Scenario: It is secured', ...lines.map((line) => `    ${line}`)].join('\n')

test('a feature of steps that there are has no problems, in English and in French', () => {
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

test('an unknown step is named with its line, its column and the nearest step', () => {
  expect(checkFeature(feature('Given the customer is signed in', 'Then the chat is secure'))).toEqual([
    {
      line: 4,
      column: 5,
      sentence: expect.stringMatching(/^There is no step "the chat is secure"; did you mean "the chat is secured"\?/),
      nearest: expect.arrayContaining(['the chat is secured']),
    },
  ])
})

test('a step that is like no other is answered with where they all are', () => {
  expect(matchStep('x')).toEqual({
    kind: 'unknown',
    sentence: 'There is no step "x"; node_modules/iadvize-rehearsal/docs/steps.md has all of them.',
    nearest: [],
  })
})

test('a wrong value is answered in its own words, and not as a step that there is not', () => {
  const problems = checkFeature(
    feature('Given the platform always refuses with TOKEN_EXPIRD', 'When a while passes', 'Then no activation fails'),
  )
  expect(problems.map(({ line, sentence }) => `${line} ${sentence}`)).toEqual([
    expect.stringMatching(/^3 There is no reason TOKEN_EXPIRD; did you mean TOKEN_EXPIRED/),
    expect.stringMatching(/^4 "a while" is no length of time/),
  ])
})

for (const [step, sentence] of [
  [
    'Given the platform always refuses with LOGIN_ALREADY_ONGOING',
    /^LOGIN_ALREADY_ONGOING arises in the page, so that/,
  ],
  ['Given the platform refuses with "A login is already ongoing" twice', /arises in the page, so that/],
  [
    'Given the platform takes 2 days to answer',
    /^An answer of the platform cannot take 2 days: 1 day is the longest\.$/,
  ],
  ['Given the platform takes 2 days to refuse with TOKEN_EXPIRED', /cannot take 2 days/],
  ['Given a visitor is signed in', /^"a visitor" is somebody who is not signed in: say "the customer"/],
  ['When a visitor signs in', /^"a visitor" is somebody who is not signed in/],
  ['When a visitor signs in on another browser', /^"a visitor" is somebody who is not signed in/],
  ['Then the chat is secured for a visitor', /^"a visitor" is somebody who is not signed in/],
  ['Then the chat is not secured for a visitor', /^"a visitor" is somebody who is not signed in/],
  ['When the customer clicks the "Help" link number 0', /^Elements of the same name are counted from 1/],
  ['When the customer clicks the "Help" button number no', /^Elements of the same name are counted from 1/],
] as const) {
  test(`what only this step cannot take is told before it runs: ${step}`, () => {
    expect(checkFeature(feature(step))).toEqual([
      expect.objectContaining({ sentence: expect.stringMatching(sentence) }),
    ])
  })
}

test('a wrong value in an example of an outline is told once, at the step', () => {
  const outline = [
    'Feature: The chat',
    '  Scenario Outline: Refused',
    '    Given the platform always refuses with <code>',
    '    And the platform always refuses with <code>',
    '    Examples:',
    '      | code |',
    '      | TOKEN_EXPIRED |',
    '      | TOKEN_EXPIRD |',
  ]
  expect(checkFeature(outline.join('\n')).map(({ line }) => line)).toEqual([3, 4])
})

test('a step with a table is checked with its rows, and one without refuses them', () => {
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
    'An entry of the type activation-settled has no "staus"; did',
  ],
  ['| activation-settled | status=failure |', 'The "status" of activation-settled is never "failure"; '],
  ['| activation-settled | attempts=four |', "is a number, and never 'four': write it in digits, without quotes."],
  ['| tag-loaded | sid=1234 |', 'The "sid" of tag-loaded is a text, and never the number 1234: put it in quotes.'],
  ['| activation-settled | attempts="4" |', "is a number, and never '4': write it in digits, without quotes."],
  ['| activation-settled | status=null |', 'The "status" of activation-settled is never null.'],
  ['| tag-loaded | constructor=x |', 'An entry of the type tag-loaded has no "constructor"; there are sid, url, index'],
  ['| activation-settled | attempts=01 |', "is a number, and never '01'"],
  ['| attempt-answered | warnings=x |', 'is a list, of which no text or number can say anything: leave it out.'],
  [
    '| logout-called | activation=1 |',
    'An entry of the type logout-called has no "activation"; there are index, at, page',
  ],
  ['| attempt-answered | code=LOGIN_ALREADY_ONGOING |', 'is never "LOGIN_ALREADY_ONGOING"'],
] as const) {
  test(`what an entry of the journal can never have is told, for it would always be missing: ${row}`, () => {
    const problems = checkFeature(feature('Then the journal does not have', row))
    expect(problems.map((problem) => problem.sentence)).toEqual([expect.stringContaining(sentence)])
  })
}

test('what an entry can have is well, and so is nothing in the place of it', () => {
  const rows = [
    '| activation-settled | code=null | attempts=1 |',
    '| tag-loaded | sid="1234" | |',
    '| message-sent | by=agent | page=p1 |',
  ]
  expect(checkFeature(feature('Then the journal has', ...rows))).toEqual([])
})

test('a line that Gherkin cannot read is answered with the nearest keyword of its language', () => {
  expect(checkFeature(feature('Wen the customer signs in'))).toEqual([
    expect.objectContaining({
      line: 3,
      column: 5,
      sentence: expect.stringContaining('and never run: write "When the customer signs in".'),
    }),
  ])
  expect(checkFeature('# language: xx\nFeature: x')).toEqual([
    expect.objectContaining({
      line: 1,
      sentence: expect.stringContaining('write "# language: en" or "# language: fr"'),
    }),
  ])
})

test('a scenario without steps is a problem, and a line of description is none', () => {
  expect(checkFeature(feature('What happens in the shop.', 'Then the chat is secured'))).toEqual([])
  expect(checkFeature(feature())).toEqual([
    { line: 2, column: 3, sentence: expect.stringContaining('has no steps'), nearest: [] },
  ])
})
