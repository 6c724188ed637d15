import { inspect } from 'node:util'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '../../plain-test.ts'
import {
  checkEntry,
  checkKeyName,
  checkWait,
  contextOf,
  delayOf,
  endingOf,
  lengthOf,
  messageOf,
} from '../../../playwright-kit/arguments.ts'
import type { Duration } from '../../../playwright-kit/duration.ts'

const context = { pages: () => [], addInitScript: () => {} } as unknown as BrowserContext
const page = { context: () => context, goto: () => {} } as unknown as Page

class Browser {
  contexts(): readonly unknown[] {
    return []
  }
}

test('a page means its browser context', () => {
  expect(contextOf('attach', context)).toBe(context)
  expect(contextOf('attach', page)).toBe(context)
})

for (const [target, told] of [
  [new Browser(), 'an object of the type Browser'],
  [undefined, 'nothing'],
  [null, 'null'],
  ['page', "'page'"],
  [{}, 'an object'],
  [Promise.resolve(page), 'a promise that nobody has awaited'],
  [[page], 'a list of 1'],
] as const) {
  test(`${told} is refused where a browser context or a page is wanted`, () => {
    expect(() => contextOf('attach', target)).toThrow(
      new TypeError(`attach() takes a browser context or a page, and was given ${told}.`),
    )
  })
}

for (const duration of ['15 minz', -1, NaN, null, undefined, {}]) {
  test(`a length of time of ${inspect(duration)} is refused in the name of the action`, () => {
    expect(() => lengthOf('passTime', duration as Duration)).toThrow(/^passTime\(\): .* is no length of time[;:] /)
  })
}

test('the length of time that is nearest to a misspelt one is named', () => {
  expect(() => lengthOf('passTime', '15 mins' as Duration)).toThrow(
    new RangeError('passTime(): "15 mins" is no length of time; did you mean "15 min"?'),
  )
})

test('an answer may be a day late, and no later', () => {
  expect(delayOf('slow', '1 day')).toBe(86_400_000)
  expect(() => delayOf('slow', '25 h')).toThrow(
    new RangeError('slow("25 h") is too long: an answer takes 1 day at most.'),
  )
})

for (const [text, told] of [
  [5, '5'],
  ['', 'one without a word'],
  [' \n', 'one without a word'],
  ['x'.repeat(2_001), 'a text of 2001 characters'],
  [undefined, 'nothing'],
  [null, 'null'],
  [['Hello'], 'a list of 1'],
] as const) {
  test(`the agent does not say what is ${told} (${inspect(text).slice(0, 20)})`, () => {
    expect(() => messageOf('agentSays', text as string)).toThrow(
      new TypeError(`agentSays() takes a text of 1 to 2000 characters, and was given ${told}.`),
    )
  })
}

test('the agent says what is a text', () => {
  expect(messageOf('agentSays', ' Hello ')).toBe(' Hello ')
})

for (const [how, sentence] of [
  [{ askSatisfacton: true }, 'agentEnds() has no option "askSatisfacton"; did you mean askSatisfaction?'],
  [{ askSatisfaction: 'yes' }, "agentEnds(): askSatisfaction must be true or false, and is 'yes'."],
  [{ askSatisfaction: null }, 'agentEnds(): askSatisfaction must be true or false, and is null.'],
  [{ timeout: 5 }, 'agentEnds() has no option "timeout"; there are askSatisfaction'],
  [null, 'agentEnds() takes options as an object, and was given null.'],
  [true, 'agentEnds() takes options as an object, and was given true.'],
] as const) {
  test(`a conversation does not end with ${inspect(how)}`, () => {
    expect(() => endingOf(how as object)).toThrow(new TypeError(sentence))
  })
}

for (const [key, told] of [
  [5, '5'],
  [null, 'null'],
  ['', 'an empty text'],
  [{ key: 'a.pem' }, 'an object'],
] as const) {
  test(`keys are not rotated to ${told}`, () => {
    expect(() => checkKeyName('rotateKeys', key)).toThrow(
      new TypeError(`rotateKeys() takes the name of a PEM file, or the PEM itself, and was given ${told}.`),
    )
  })
}

const WRONG_ENTRIES: readonly (readonly [type: unknown, where: unknown, sentence: string])[] = [
  ['tag-loadet', {}, 'The journal has no entries of the type "tag-loadet"; did you mean tag-loaded or tag-ended?'],
  [undefined, {}, 'The journal has no entries of the type "undefined"; there are tag-loaded, '],
  [5, {}, 'The journal has no entries of the type "5"; there are tag-loaded, '],
  ['tag-loaded', { ulr: 'x' }, 'An entry of the type tag-loaded has no "ulr"; did you mean url?'],
  ['tag-loaded', { sid: 1234 }, 'The "sid" of tag-loaded is a text, and never the number 1234: put it in quotes.'],
  ['tag-loaded', { sid: null }, 'The "sid" of tag-loaded is never null.'],
  ['tag-loaded', { sid: undefined }, 'The "sid" is undefined: leave it out, or say what it is.'],
  [
    'tag-loaded',
    { url: /x/ },
    'The "url" is compared as it is, and /x/ is never the same; toHaveJournal() takes patterns.',
  ],
  ['retry-scheduled', { code: 'TOKEN_EXPIRD' }, 'The "code" of retry-scheduled is never "TOKEN_EXPIRD"; did you mean '],
]

for (const [type, where, sentence] of WRONG_ENTRIES) {
  test(`entries ${inspect(type)} with ${inspect(where)} are not looked for, because there can be none`, () => {
    for (const action of ['journal.of', 'journal.last']) {
      expect(() => checkEntry(action, type, where)).toThrow(`${action}(): ${sentence}`)
    }
    expect(() => checkWait(type, where, {})).toThrow(`waitFor(): ${sentence}`)
  })
}

for (const where of [null, 'url', ['url']]) {
  test(`fields of ${inspect(where)} are refused where those of an entry are wanted`, () => {
    expect(() => checkEntry('journal.of', 'tag-loaded', where)).toThrow(
      /^journal\.of\(\) takes the fields of an entry as an object, and was given /,
    )
  })
}

for (const [options, sentence] of [
  [{ timeot: 5 }, 'waitFor() has no option "timeot"; did you mean timeout?'],
  [{ timeout: '5 s' }, "waitFor(): timeout must be a number of milliseconds, and is '5 s'."],
  [{ timeout: -1 }, 'waitFor(): timeout must be a number of milliseconds, and is -1.'],
  [{ timeout: NaN }, 'waitFor(): timeout must be a number of milliseconds, and is NaN.'],
  [{ timeout: null }, 'waitFor(): timeout must be a number of milliseconds, and is null.'],
  [{ after: 5 }, 'waitFor(): after must be an entry of the journal, and is 5.'],
  [{ after: {} }, 'waitFor(): after must be an entry of the journal, and is an object.'],
  [{ after: 'tag-loaded' }, "waitFor(): after must be an entry of the journal, and is 'tag-loaded'."],
  [5, 'waitFor() takes options as an object, and was given 5.'],
  [null, 'waitFor() takes options as an object, and was given null.'],
] as const) {
  test(`a wait with ${inspect(options)} is refused before it begins`, () => {
    expect(() => checkWait('tag-loaded', {}, options)).toThrow(new TypeError(sentence))
  })
}

test('a wait may come after an entry, or after none where the journal had none', () => {
  expect(() => checkWait('tag-loaded', {}, { after: { index: 3 }, timeout: 0 })).not.toThrow()
  expect(() => checkWait('tag-loaded', { page: 'p1' }, { after: null, timeout: undefined })).not.toThrow()
})
