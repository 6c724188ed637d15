/** What a test through the kit costs: against Playwright's blank page, and against the same flow with stubs by hand. */

import { timeTests } from './kit/time-tests.ts'
import { milliseconds, type Measure, type Row } from './measure.ts'

const TURNS = 30
const WARM_UP = 3

const MAX_OF_BLANK = 1.5
const MAX_OF_STUBS = 1.15
const MAX_RETRIES_MS = 150
const MAX_HOUR_MS = 500

export async function* measureKitScenarios(): AsyncGenerator<Row> {
  const { medianOf, failure } = await timeTests({
    kinds: ['blank', 'stubs', 'kit', 'retries', 'hour'],
    turns: TURNS,
    warmUp: WARM_UP,
  })
  if (failure !== null) yield failure
  const [blank, stubs, kit] = [medianOf('blank'), medianOf('stubs'), medianOf('kit')]
  const ratioTo = (floor: string, value: number, maximum: number): Omit<Measure, 'name' | 'note'> => ({
    measured: milliseconds(kit),
    floor: { name: floor, value: milliseconds(value), ratio: kit / value },
    samples: `${TURNS} of each`,
    goal: `<= ${maximum} x`,
    isMet: kit / value <= maximum,
  })
  const moreThan = (value: number, maximumMs: number): Omit<Measure, 'name' | 'note'> => ({
    measured: `${milliseconds(value - kit)} more`,
    floor: { name: 'without', value: milliseconds(kit), ratio: value / kit },
    samples: `${TURNS} of each`,
    goal: `<= ${maximumMs} ms more`,
    isMet: value - kit <= maximumMs,
  })
  yield { name: 'scenario, to blank', ...ratioTo('blank page', blank, MAX_OF_BLANK), note: noteOn(stubs / blank) }
  yield { name: 'scenario, to stubs', ...ratioTo('stubs', stubs, MAX_OF_STUBS), note: 'The same tests as above.' }
  yield {
    name: 'three retries',
    ...moreThan(medianOf('retries'), MAX_RETRIES_MS),
    note: 'Three refusals and a token that is taken: the delays of 1, 2 and 4 s pass in rehearsed time.',
  }
  yield {
    name: 'an hour passed',
    ...moreThan(medianOf('hour'), MAX_HOUR_MS),
    note: 'On a page with a countdown of seconds, and with the refresh of the session that becomes due.',
  }
}

const noteOn = (stubsToBlank: number): string =>
  [
    'Durations of Playwright tests as its JSON report has them, with context and page, in one worker and one browser, the kinds in turn.',
    'Blank: a page, and a claim on its title. Scenario: a page with the snippet, its token, and claims on the journal and on its title, in this order: the first hears at once, and Playwright looks at a title now and then.',
    `Stubs: the same page, and page.route with a tag of a few lines; that alone is ${stubsToBlank.toFixed(2)} x the blank page.`,
  ].join(' ')
