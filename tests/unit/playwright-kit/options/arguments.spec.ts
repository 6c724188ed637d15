import { inspect } from 'node:util'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '../../../plain-test.ts'
import {
  checkEntry,
  checkKeyName,
  checkWait,
  contextOf,
  delayOf,
  endingOf,
  lengthOf,
  messageOf,
} from '../../../../playwright-kit/options/arguments.ts'
import type { Duration } from '../../../../protocol/duration.ts'

const context = { pages: () => [], addInitScript: () => {} } as unknown as BrowserContext
const page = { context: () => context, goto: () => {} } as unknown as Page

class Browser {
  contexts(): readonly unknown[] {
    return []
  }
}

test('a page given to an action stands for its browser context', () => {
  expect(contextOf('attach', context)).toBe(context)
  expect(contextOf('attach', page)).toBe(context)
})

for (const [target, told] of [
  [new Browser(), 'an object of the type Browser'],
  [undefined, 'nothing'],
  [null, 'null'],
  ['page', "'page'"],
  [{}, 'an object'],
  [Promise.resolve(page), 'a promise that was not awaited'],
  [[page], 'a list of 1'],
] as const) {
  test(`${told} is refused in place of a browser context or a page`, () => {
    expect(() => contextOf('attach', target)).toThrow(
      new TypeError(`attach() takes a browser context or a page, but was given ${told}.`),
    )
  })
}

for (const duration of ['15 minz', -1, NaN, null, undefined, {}]) {
  test(`the length of time ${inspect(duration)} is refused in the name of the action`, () => {
    expect(() => lengthOf('passTime', duration as Duration)).toThrow(/^passTime\(\): .* is not a length of time[;:] /)
  })
}

test('a misspelt length of time is answered with the nearest right one', () => {
  expect(() => lengthOf('passTime', '15 mins' as Duration)).toThrow(
    new RangeError('passTime(): "15 mins" is not a length of time; did you mean "15 min"?'),
  )
})

test('an answer may be delayed by a day, but not longer', () => {
  expect(delayOf('slow', '1 day')).toBe(86_400_000)
  expect(() => delayOf('slow', '25 h')).toThrow(
    new RangeError('slow("25 h") is too long: an answer takes 1 day at most.'),
  )
})

for (const [text, told] of [
  [5, '5'],
  ['', 'an empty one'],
  [' \n', 'an empty one'],
  ['x'.repeat(2_001), 'a string of 2001 characters'],
  [undefined, 'nothing'],
  [null, 'null'],
  [['Hello'], 'a list of 1'],
] as const) {
  test(`the agent does not say ${told} (${inspect(text).slice(0, 20)})`, () => {
    expect(() => messageOf('agentSays', text as string)).toThrow(
      new TypeError(`agentSays() takes a string of 1 to 2000 characters, but was given ${told}.`),
    )
  })
}

test('the agent says any other text', () => {
  expect(messageOf('agentSays', ' Hello ')).toBe(' Hello ')
})

for (const [how, sentence] of [
  [{ askSatisfacton: true }, 'agentEnds() has no option "askSatisfacton"; did you mean askSatisfaction?'],
  [{ askSatisfaction: 'yes' }, "agentEnds(): askSatisfaction must be true or false, but is 'yes'."],
  [{ askSatisfaction: null }, 'agentEnds(): askSatisfaction must be true or false, but is null.'],
  [{ timeout: 5 }, 'agentEnds() has no option "timeout"; use askSatisfaction.'],
  [null, 'agentEnds() takes its options as an object, but was given null.'],
  [true, 'agentEnds() takes its options as an object, but was given true.'],
] as const) {
  test(`ending a conversation with ${inspect(how)} is refused`, () => {
    expect(() => endingOf(how as object)).toThrow(new TypeError(sentence))
  })
}

for (const [key, told] of [
  [5, '5'],
  [null, 'null'],
  ['', 'an empty string'],
  [{ key: 'a.pem' }, 'an object'],
] as const) {
  test(`rotating the keys to ${told} is refused`, () => {
    expect(() => checkKeyName('rotateKeys', key)).toThrow(
      new TypeError(
        `rotateKeys() takes the name of a file with a public key, or the key itself, but was given ${told}.`,
      ),
    )
  })
}

const WRONG_ENTRIES: readonly (readonly [type: unknown, where: unknown, sentence: string])[] = [
  ['tag-loadet', {}, 'The journal has no entries of the type "tag-loadet"; did you mean tag-loaded or tag-ended?'],
  [undefined, {}, 'The journal has no entries of the type "undefined"; use one of tag-loaded, '],
  [5, {}, 'The journal has no entries of the type "5"; use one of tag-loaded, '],
  ['tag-loaded', { ulr: 'x' }, 'An entry of the type tag-loaded has no field "ulr"; did you mean url?'],
  ['tag-loaded', { sid: 1234 }, 'The "sid" of tag-loaded is text and cannot be the number 1234: put it in quotes.'],
  ['tag-loaded', { sid: null }, 'The "sid" of tag-loaded is never null.'],
  ['tag-loaded', { sid: undefined }, 'The "sid" is undefined: leave it out, or give it a value.'],
  [
    'tag-loaded',
    { url: /x/ },
    'The "url" is compared by value, and /x/ never matches; toHaveJournal() takes patterns.',
  ],
  ['retry-scheduled', { code: 'TOKEN_EXPIRD' }, 'The "code" of retry-scheduled is never "TOKEN_EXPIRD"; did you mean '],
]

for (const [type, where, sentence] of WRONG_ENTRIES) {
  test(`looking for entries ${inspect(type)} with ${inspect(where)} is refused, because there can be none`, () => {
    for (const action of ['journal.of', 'journal.last']) {
      expect(() => checkEntry(action, type, where)).toThrow(`${action}(): ${sentence}`)
    }
    expect(() => checkWait(type, where, {})).toThrow(`waitFor(): ${sentence}`)
  })
}

for (const where of [null, 'url', ['url']]) {
  test(`${inspect(where)} is refused in place of the fields of an entry`, () => {
    expect(() => checkEntry('journal.of', 'tag-loaded', where)).toThrow(
      /^journal\.of\(\) takes the fields of an entry as an object, but was given /,
    )
  })
}

for (const [options, sentence] of [
  [{ timeot: 5 }, 'waitFor() has no option "timeot"; did you mean timeout?'],
  [{ timeout: '5 s' }, "waitFor(): timeout must be a number of milliseconds, but is '5 s'."],
  [{ timeout: -1 }, 'waitFor(): timeout must be a number of milliseconds, but is -1.'],
  [{ timeout: NaN }, 'waitFor(): timeout must be a number of milliseconds, but is NaN.'],
  [{ timeout: null }, 'waitFor(): timeout must be a number of milliseconds, but is null.'],
  [{ after: 5 }, 'waitFor(): after must be an entry of the journal, but is 5.'],
  [{ after: {} }, 'waitFor(): after must be an entry of the journal, but is an object.'],
  [{ after: 'tag-loaded' }, "waitFor(): after must be an entry of the journal, but is 'tag-loaded'."],
  [5, 'waitFor() takes its options as an object, but was given 5.'],
  [null, 'waitFor() takes its options as an object, but was given null.'],
] as const) {
  test(`waiting with ${inspect(options)} is refused before it begins`, () => {
    expect(() => checkWait('tag-loaded', {}, options)).toThrow(new TypeError(sentence))
  })
}

test('waiting may start after an entry, or after none of an empty journal', () => {
  expect(() => checkWait('tag-loaded', {}, { after: { index: 3 }, timeout: 0 })).not.toThrow()
  expect(() => checkWait('tag-loaded', { page: 'p1' }, { after: null, timeout: undefined })).not.toThrow()
})
