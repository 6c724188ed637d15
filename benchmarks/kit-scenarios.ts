/** What a test with the kit costs, compared with a blank page in Playwright and with the same flow with hand-written stubs. */

import { timeTests } from './kit/time-tests.ts'
import { milliseconds, type Measure, type Row } from './measure.ts'

const TURNS = 30
const WARM_UP = 3

const MAX_OF_BLANK = 1.25
const MAX_OF_STUBS = 1.08
/** The limit for a scenario with three retries or with an hour, compared with the same scenario without them. */
const MAX_OF_SCENARIO = 1.2

export async function* measureKitScenarios(): AsyncGenerator<Row> {
  const { medianOf, failure } = await timeTests({
    kinds: ['blank', 'stubs', 'kit', 'retries', 'hour'],
    turns: TURNS,
    warmUp: WARM_UP,
  })
  if (failure !== null) yield failure
  const [blank, stubs, kit] = [medianOf('blank'), medianOf('stubs'), medianOf('kit')]
  const rowOf = (words: Pick<Measure, 'name' | 'note'>, measured: number, peer: Peer): Measure => ({
    ...words,
    measured: milliseconds(measured),
    floor: { name: peer.name, value: milliseconds(peer.ms), ratio: measured / peer.ms },
    samples: `${TURNS} of each`,
    goal: `<= ${peer.maximum} x`,
    isMet: measured / peer.ms <= peer.maximum,
  })
  const name = 'scenario'
  const note = noteOn(stubs / blank)
  yield rowOf({ name, note }, kit, { name: 'blank page', ms: blank, maximum: MAX_OF_BLANK })
  yield rowOf({ name, note: 'The same tests as above.' }, kit, { name: 'stubs', ms: stubs, maximum: MAX_OF_STUBS })
  const without: Peer = { name: 'scenario without', ms: kit, maximum: MAX_OF_SCENARIO }
  yield rowOf(
    {
      name: 'three retries',
      note: 'Three refusals and a token that is taken: the delays of 1, 2 and 4 s pass in rehearsed time.',
    },
    medianOf('retries'),
    without,
  )
  yield rowOf(
    {
      name: 'an hour passed',
      note: 'On a page with a countdown of seconds, and with the refresh of the session that becomes due.',
    },
    medianOf('hour'),
    without,
  )
}

type Peer = { readonly name: string; readonly ms: number; readonly maximum: number }

const noteOn = (stubsToBlank: number): string =>
  [
    'Durations of Playwright tests as its JSON report has them, with context and page, in one worker and one browser, the kinds in turn.',
    'Blank: a page, and a claim on its title. Scenario: a page with the snippet, its token, and claims on the journal and on its title, in this order: the first hears at once, and Playwright looks at a title now and then.',
    `Stubs: the same page, and page.route with a tag of a few lines; that alone is ${stubsToBlank.toFixed(2)} x the blank page.`,
  ].join(' ')
