import { createRequire } from 'node:module'
import path from 'node:path'
import { runInThisContext } from 'node:vm'
import { expect, test } from '../../../plain-test.ts'
import { foldersOf } from '../../../releases.ts'
import { keepClockFromGoingBack, type ClockController } from '../../../../playwright-kit/browser/users-clock.ts'

type Clock = Required<ClockController> & {
  readonly install: (time: number) => void
  readonly addTimer: (timer: { readonly type: 'Timeout'; readonly func: () => void; readonly delay: number }) => void
  readonly fastForward: (ms: number) => Promise<void>
  readonly now: () => number
  /** What the clock does now and then, so that time goes by. */
  readonly _runTo: (ticks: number) => Promise<void>
}

/** The clock of the oldest Playwright that the kit is tested with, as it is in a page. */
const oldestClock = (): Clock => {
  const core = path.join(foldersOf('oldest')['playwright-core'], 'lib/generated/clockSource.js')
  const { source } = createRequire(import.meta.url)(core) as { readonly source: string }
  const found = { exports: {} as { readonly ClockController: () => new (embedder: object) => Clock } }
  const load = runInThisContext(`(module) => {${source}}`) as (module: object) => void
  load(found)
  const ClockController = found.exports.ClockController()
  return new ClockController({
    dateNow: Date.now,
    performanceNow: () => performance.now(),
    setTimeout: (task: () => void, ms?: number) => {
      const timer = setTimeout(task, ms)
      return () => clearTimeout(timer)
    },
  })
}

const RUN_TO = '_runTo'

/** An hour is passed while the clock, which has just called a timer, runs by itself up to 60 ms. */
const anHourDuringARun = async (clock: Clock): Promise<number> => {
  clock.install(0)
  clock.addTimer({ type: 'Timeout', func: () => {}, delay: 50 })
  const run = clock[RUN_TO](60)
  await clock.fastForward(3_600_000)
  await run
  return clock.now()
}

test('a clock of an old Playwright, which would lose the time that is passed while it runs by itself, keeps it', async () => {
  const clock = oldestClock()
  keepClockFromGoingBack(clock)
  // What is not mended twice is not slowed down either.
  keepClockFromGoingBack(clock)
  expect(await anHourDuringARun(clock)).toBeGreaterThanOrEqual(3_600_000)
  expect(await anHourDuringARun(oldestClock())).toBeLessThan(1_000)
})
