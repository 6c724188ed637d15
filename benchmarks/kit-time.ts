/**
 * What long rehearsed times cost a test: a day with short sessions, and an hour of one-second timers, each compared with a blank
 * page.
 */

import { TOKEN_DELAY_MS } from './kit/shop.ts'
import { timeTests, type Kind } from './kit/time-tests.ts'
import { milliseconds, type Measure, type Row } from './measure.ts'

const TURNS = 5
const WARM_UP = 1

export async function* measureKitDay(): AsyncGenerator<Row> {
  yield* measureToBlank('day', 10, {
    name: 'a negative claim, short sessions',
    note: `A claim that no anonymous activation follows, which looks a day ahead, with sessions of 7 minutes and a token endpoint of ${TOKEN_DELAY_MS} ms.`,
  })
}

export async function* measureKitBeats(): AsyncGenerator<Row> {
  yield* measureToBlank('beats', 6, {
    name: 'an hour of beats',
    note: "passTime('1 h') on a page that calls a function each second, all of them called.",
  })
}

async function* measureToBlank(
  kind: Kind,
  maximum: number,
  words: Pick<Measure, 'name' | 'note'>,
): AsyncGenerator<Row> {
  const { medianOf, failure } = await timeTests({ kinds: ['blank', kind], turns: TURNS, warmUp: WARM_UP })
  if (failure !== null) yield failure
  const [measured, blank] = [medianOf(kind), medianOf('blank')]
  yield {
    ...words,
    measured: milliseconds(measured),
    floor: { name: 'blank page', value: milliseconds(blank), ratio: measured / blank },
    samples: `${TURNS} of each`,
    goal: `<= ${maximum} x`,
    isMet: measured / blank <= maximum,
  }
}
