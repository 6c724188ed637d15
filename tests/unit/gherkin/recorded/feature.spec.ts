import { expect, test } from '../../../plain-test.ts'
import { checkFeature } from '../../../../gherkin/check/check-feature.ts'
import { featureOf } from '../../../../gherkin/recorded/feature.ts'
import type { RecordedDeed } from '../../../../gherkin/recorded/recording.ts'
import type { RecordedEvent, Target } from '../../../../playwright-kit/recorder/steps.ts'
import { SETTLED } from '../../journal/journals.ts'
import type { JournalEntry, JournalEvent } from '../../../../journal/entries.ts'

const SITE = 'https://shop.example/'
const CAMILLE = { name: 'Camille Moreau', email: 'camille@example.com', password: 'camomile', userId: 'u-1' }
const JONAS = { name: 'Jonas Lindqvist', email: 'jonas@example.com', password: 'juniper', userId: 'u-2' }
const WISHES = { title: 'A visit', language: 'en', siteUrl: SITE } as const

type Done = RecordedEvent | { readonly event: RecordedEvent; readonly tab?: number; readonly address?: string }

/** What is done in the order given, with what the chat did in between. */
const recorded = (happenings: readonly (Done | { readonly chat: JournalEvent })[]) => {
  const deeds: RecordedDeed[] = []
  const entries: JournalEntry[] = []
  for (const happening of happenings) {
    if ('chat' in happening) {
      entries.push({ ...happening.chat, index: entries.length + 1, at: entries.length, page: 'p1' })
    } else {
      const { event, tab = 0, address = SITE } = 'event' in happening ? happening : { event: happening }
      deeds.push({ event, tab, address, after: entries.length })
    }
  }
  return { deeds, entries, visitors: [CAMILLE, JONAS] }
}

const go = (path: string): RecordedEvent => ({ kind: 'go', url: new URL(path, SITE).href })
const role = (name: string, of: 'button' | 'link' | 'tab', nth: number | null = null): Target => ({
  by: 'role',
  role: of,
  name,
  nth,
})
const click = (target: Target): RecordedEvent => ({ kind: 'click', target, frame: null })
const label = (name: string): Target => ({ by: 'label', name, nth: null })
const fill = (name: string, value: string, type = 'text'): RecordedEvent => ({
  kind: 'fill',
  target: label(name),
  value,
  field: { name, type, autocomplete: '' },
  frame: null,
})
const send = (...values: readonly string[]): RecordedEvent => ({ kind: 'send', values, frame: null })

const settled = (fields: object): { readonly chat: JournalEvent } => ({
  chat: { ...SETTLED, ...fields },
})

const linesOf = (...happenings: Parameters<typeof recorded>[0]): readonly string[] => {
  const { text } = featureOf(recorded(happenings), WISHES)
  // Whatever is written can be run.
  expect(checkFeature(text)).toEqual([])
  return text
    .split('\n')
    .slice(3)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const signsIn = (email: string, password: string) => [
  { event: click(role('Sign in', 'link')), address: SITE },
  { event: fill('E-mail', email), address: `${SITE}sign-in` },
  { event: fill('Password', password, 'password'), address: `${SITE}sign-in` },
  { event: click(role('Sign in', 'button')), address: `${SITE}sign-in` },
  { event: send(email), address: `${SITE}sign-in` },
]

test('a submitted form with a password is recorded as a sign-in, including all that was typed and the way to the form', () => {
  expect(linesOf(go('/'), ...signsIn('camille@example.com', 'camomile'))).toEqual([
    'Scenario: A visit',
    'When a visitor opens "/"',
    'And the customer signs in',
  ])
})

test('a wrong password followed by the right one is recorded as one sign-in', () => {
  const [, ...again] = signsIn('camille@example.com', 'camomile')
  expect(linesOf(go('/'), ...signsIn('camille@example.com', 'wrong-one'), ...again).slice(2)).toEqual([
    'And the customer signs in',
  ])
})

test('on a page without a form, the sign-in is the button after the password field, not the icon that reveals the password', () => {
  const typed = [
    go('/sign-in'),
    fill('E-mail', 'camille@example.com'),
    fill('Password', 'camomile', 'password'),
    click(role('Show', 'button')),
    click(role('Sign in', 'button')),
    settled({}),
    click(role('Order', 'button')),
  ]
  const signedIn = ['Scenario: A visit', 'When a visitor opens "/sign-in"', 'And the customer signs in']
  const ordered = ['Then the chat is secured', 'When the customer clicks the "Order" button']
  expect(linesOf(...typed)).toEqual([...signedIn, ...ordered])
  const withEnter = typed.with(4, { kind: 'press', target: label('Password'), key: 'Enter', frame: null })
  expect(linesOf(...withEnter)).toEqual([...signedIn, ...ordered])
})

test('the icon that reveals the password is not recorded as a submit button, whatever follows it on the page', () => {
  const typed = [
    fill('E-mail', 'camille@example.com'),
    fill('Password', 'wrong', 'password'),
    click(role('Show', 'button')),
    fill('Password', 'camomile', 'password'),
    { kind: 'check', target: label('Stay signed in'), isChecked: true, frame: null },
    click(role('Sign in', 'button')),
    settled({}),
  ] as const
  expect(linesOf(go('/sign-in'), ...typed).slice(2)).toEqual(['And the customer signs in', 'Then the chat is secured'])
})

test('a typed password without a sign-in is not recorded as one', () => {
  const typed = [fill('Password', 'camomile', 'password'), click(role('Show', 'button'))]
  for (const end of [[], [go('/help')]]) {
    const { text } = featureOf(recorded([go('/sign-in'), ...typed, ...end]), WISHES)
    expect(text).not.toContain('signs in')
    expect(text).not.toContain('camomile')
  }
})

test('a password that was typed before leaving by a link is not a sign-in, and stays out of the file', () => {
  const { text } = featureOf(
    recorded([go('/sign-in'), fill('Password', 'camomile', 'password'), click(role('Back', 'link')), settled({})]),
    WISHES,
  )
  expect(text).not.toContain('signs in')
  expect(text).not.toContain('camomile')
  expect(text).toContain('clicks the "Back" link')
})

test('the second visitor of the journey is recorded as another customer, and a third one in a comment', () => {
  expect(
    linesOf(go('/'), ...signsIn('jonas@example.com', 'juniper'), go('/'), ...signsIn('z@example.com', 'zinnia')).slice(
      2,
    ),
  ).toEqual([
    'And another customer signs in',
    'And another customer opens "/"',
    '# A visitor whom the journey does not know signed in here, or a known one with another password.',
  ])
})

for (const { did, fields, claim } of [
  { did: 'is secured for a person of the journey', fields: {}, claim: 'the chat is secured' },
  { did: 'is anonymous', fields: { optionType: 'ANONYMOUS' }, claim: 'an anonymous activation follows' },
  {
    did: 'fails at once',
    fields: { status: 'authentication-failure', code: 'OPTION_INVALID', attempts: 0 },
    claim: 'the activation fails with OPTION_INVALID',
  },
  {
    did: 'fails with its retries',
    fields: { status: 'authentication-failure', code: 'TOKEN_EXPIRED', attempts: 4 },
    claim: 'the activation fails with TOKEN_EXPIRED after 4 attempts',
  },
] as const) {
  test(`a chat that ${did} is recorded as a claim`, () => {
    expect(linesOf(go('/'), settled(fields)).at(-1)).toBe(`Then ${claim}`)
  })
}

test('a click after which the site logs out is recorded as a sign-out, with what is left of the customer', () => {
  expect(
    linesOf(
      ...signsIn('camille@example.com', 'camomile'),
      click(role('Sign out', 'button')),
      { chat: { type: 'logout-called' } },
      { chat: { type: 'identity-cleared' } },
      go('/help'),
    ).slice(2),
  ).toEqual([
    'And the customer signs out',
    'Then the site logs out',
    'And nothing of the customer is left',
    'When a visitor opens "/help"',
  ])
})

test('recorded elements have their names, and numbers when several share a name', () => {
  expect(
    linesOf(
      click(role('Say "yes"', 'button')),
      click(role('Help', 'link', 1)),
      click(role('Sizes', 'tab')),
      fill('Search', 'lamp'),
      { kind: 'press', target: label('Search'), key: 'Enter', frame: null },
      { kind: 'choose', target: label('Country'), option: 'Norge', frame: null },
      { kind: 'check', target: label('Gift'), isChecked: true, frame: null },
      { kind: 'check', target: label('News'), isChecked: false, frame: null },
    ).slice(1),
  ).toEqual([
    String.raw`When a visitor clicks the "Say \"yes\"" button`,
    'And a visitor clicks the "Help" link number 2',
    'And a visitor clicks "Sizes"',
    'And a visitor fills in "Search" with "lamp"',
    'And a visitor presses Enter in "Search"',
    'And a visitor chooses "Norge" in "Country"',
    'And a visitor ticks "Gift"',
    'And a visitor unticks "News"',
  ])
})

test('clicks on nameless elements and inside frames are recorded as comments, and counted', () => {
  const happenings = [
    go('/'),
    click({ by: 'css', selector: 'div > b' }),
    { kind: 'click', target: role('Pay', 'button'), frame: 'https://pay.example/' },
  ] as const
  const { text, unwritten } = featureOf(recorded(happenings), WISHES)
  expect(unwritten).toBe(2)
  expect(text).toContain('# An action on an element without a name')
  expect(text).toContain('# An action inside a frame')
})

test('a second tab is recorded by its address, and so is the return to the first', () => {
  const inTab = { tab: 1, address: `${SITE}help` }
  expect(linesOf(go('/'), { event: go('/help'), ...inTab }, click(role('Help', 'link'))).slice(2)).toEqual([
    'And a visitor opens "/help" in another tab',
    'And a visitor returns to the first page',
    'And a visitor clicks the "Help" link',
  ])
})

test('a message to the agent is recorded as one step', () => {
  const message = { type: 'message-sent', by: 'visitor', length: 5, sid: '1', conversationId: 'c', vuid: 'v' } as const
  expect(
    linesOf(
      click(role('Chat: online', 'button')),
      fill('Message', 'Hello'),
      { kind: 'press', target: label('Message'), key: 'Enter', frame: null },
      { chat: message },
    ).slice(1),
  ).toEqual(['When a visitor writes "Hello" in the chat'])
})

const TOKEN = `eyJhbGciOiJSUzI1NiJ9.${'Q'.repeat(60)}.${'s'.repeat(60)}`

for (const { where, deed } of [
  { where: 'a field for passwords that is not sent', deed: fill('Password', 'hunter-two', 'password') },
  { where: 'a field that shows a password', deed: fill('Password', 'hunter-two', 'text') },
  { where: 'another field with the password of the journey', deed: fill('Search', 'camomile') },
  { where: 'an address with the password of the journey', deed: go('/?p=camomile') },
  { where: 'an address with a name and a password', deed: go('https://me:hunter-two@shop.example/') },
  { where: 'a link that signs in, by the name of its parameter', deed: go('/magic?token=hunter-two') },
  { where: 'the fragment of an address', deed: go('/callback#state=1&access_token=hunter-two') },
  { where: 'a link that signs in, by a path that was drawn by lot', deed: go('/magic/5f2c9ahunter0two1d4e7b8c9') },
  { where: 'an address with a token', deed: go(`/?token=${TOKEN}`) },
  { where: 'the name of a button', deed: click(role('Copy camomile', 'button')) },
] as const) {
  test(`a secret in ${where} does not reach the recorded file`, () => {
    const { text } = featureOf(recorded([go('/'), deed]), WISHES)
    expect(text).not.toMatch(/hunter.two|camomile|Q{20}/)
  })
}

test('waiting until the session is renewed is recorded as time that passes', () => {
  const { entries, ...rest } = recorded([
    go('/'),
    settled({}),
    { chat: { type: 'refresh-settled', activation: 2, status: 'refreshed', code: null, reason: null, attempts: 1 } },
  ])
  const later = entries.map((entry) => (entry.type === 'refresh-settled' ? { ...entry, at: 55 * 60_000 } : entry))
  const { text } = featureOf({ ...rest, entries: later }, { ...WISHES, language: 'fr' })
  expect(checkFeature(text)).toEqual([])
  expect(text).toContain(
    '    Alors le chat est sécurisé\n    Quand 55 min passent\n    Alors la session est renouvelée\n',
  )
})
