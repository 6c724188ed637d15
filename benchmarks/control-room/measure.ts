/** What a person feels of the control room under a long conversation: stutter, lateness, and a browser that fills up. */

import type { CDPSession, Page } from '@playwright/test'
import { milliseconds, type Measure, type Row } from '../measure.ts'
import { takeTurns } from '../take-turns.ts'
import { longestTasks } from './long-tasks.ts'
import { openRoom, type OpenRoom } from './open-room.ts'

const SHOWN = 10_000

/** Written at once, as by one page load and its neighbours, and how long the next ones wait. */
const BATCH = { entries: 20, everyMs: 10 }

export async function* measureControlRoom(): AsyncGenerator<Row> {
  const room = await openRoom()
  try {
    yield await measureStutter(room)
    yield await measureLateness(room)
    yield await measureMemory(room)
  } finally {
    // Whatever is left open would keep the process from its end.
    await room.close()
  }
}

const LONG_TASK_MS = 50

const measureStutter = async (room: OpenRoom): Promise<Measure> => {
  const coming = await longestTasks(room.page, () => writeAndSee(room, SHOWN))
  const scrolled = await longestTasks(room.page, () => room.page.evaluate(scrollThrough))
  const count = [...coming, ...scrolled].filter((ms) => ms > LONG_TASK_MS).length
  const longest = (tasks: readonly number[]): string => milliseconds(tasks[0] ?? 0)
  return {
    name: `long tasks, ${inWords(SHOWN)} entries`,
    measured: String(count),
    floor: null,
    samples: `${coming.length + scrolled.length} tasks`,
    goal: '0',
    isMet: count === 0,
    note: `Tasks of the page that work for more than ${LONG_TASK_MS} ms after its load, by the time of the thread: what other processes take from the machine meanwhile is not the page's. While the entries come, ${BATCH.entries} every ${BATCH.everyMs} ms, the longest is ${longest(coming)}; while all of them are scrolled through, a screen a frame and back in leaps, ${longest(scrolled)}.`,
  }
}

/** Ends when the last of so many entries is drawn. */
const writeAndSee = async ({ page, conversation }: OpenRoom, count: number): Promise<void> => {
  await writeSlowly(conversation.write, count - 1)
  const text = `the last of ${count}, ${performance.now()}`
  const last = await page.evaluateHandle(watchFor, text)
  conversation.say(text)
  await last.evaluate(({ drawn }) => drawn)
}

const inWords = (count: number): string => count.toLocaleString('en')

const writeSlowly = async (write: (count: number) => void, count: number): Promise<void> => {
  for (let written = 0; written < count; written += BATCH.entries) {
    write(Math.min(BATCH.entries, count - written))
    await new Promise((resolve) => setTimeout(resolve, BATCH.everyMs))
  }
}

/** In the page: a screen a frame to the end, and back in leaps. */
const scrollThrough = async (): Promise<void> => {
  const list = document.querySelector('[role=listbox]')
  if (list === null) throw new Error('There is no conversation to scroll.')
  const { clientHeight, scrollHeight } = list
  const screens = Math.ceil(scrollHeight / clientHeight)
  const tops = [
    ...Array.from({ length: screens }, (_, screen) => screen * clientHeight),
    ...Array.from({ length: 50 }, (_, leap) => (scrollHeight * ((leap * 37) % 50)) / 50),
    scrollHeight,
  ]
  for (const top of tops) {
    list.scrollTop = top
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

const MOST_LATENESS = 2

const LATENESS_SAMPLES = 60

const measureLateness = async ({ page, conversation, bare }: OpenRoom): Promise<Measure> => {
  let count = 0
  const timeOn = async (where: Page, say: (text: string) => void): Promise<number> => {
    count += 1
    const text = `mark ${count} of the benchmark.`
    const isWatched = await where.evaluateHandle(watchFor, text)
    await momentInFrame(count)
    const startedAt = performance.now()
    say(text)
    await isWatched.evaluate(({ drawn }) => drawn)
    return performance.now() - startedAt
  }
  const { measured, floor, ratio } = await takeTurns({
    count: LATENESS_SAMPLES,
    warmUp: 5,
    measured: () => timeOn(page, conversation.say),
    floor: () => timeOn(bare.page, bare.say),
  })
  return {
    name: 'entry on the screen',
    measured: milliseconds(measured),
    floor: { name: 'bare page', value: milliseconds(floor), ratio },
    samples: `${LATENESS_SAMPLES} of each`,
    goal: `<= ${MOST_LATENESS} x`,
    isMet: ratio <= MOST_LATENESS,
    note: `From the writing of the entry in the server until the frame that shows its text is drawn, under ${inWords(SHOWN)} others. Bare page: an EventSource whose listener appends the same text as a paragraph.`,
  }
}

const FRAME_MS = 1_000 / 60

/**
 * Each page has frames at fixed times of its own, and a turn begins when a frame of the other page has ended. Without this
 * wait, a page whose frames come soon after those of the other would look fast. The moments are spread evenly over a frame.
 */
const momentInFrame = (turn: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, FRAME_MS + ((turn * GOLDEN_RATIO) % 1) * FRAME_MS))

const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2

/** In the page. The promise is in an object, or the call would wait for it. */
const watchFor = (text: string): { readonly drawn: Promise<void> } => ({
  drawn: new Promise((resolve) => {
    const changes = new MutationObserver((records) => {
      const changed = records.flatMap(({ target, addedNodes }) => (addedNodes.length > 0 ? [...addedNodes] : [target]))
      const node = changed.find(({ textContent }) => textContent?.includes(text))
      const element = node instanceof Element ? node : node?.parentElement
      if (element === undefined || element === null) return
      changes.disconnect()
      // Told after the first frame that has the element, also where that frame is being made already.
      const sights = new IntersectionObserver(([sight]) => {
        if (sight?.isIntersecting !== true) return
        sights.disconnect()
        resolve()
      })
      sights.observe(element)
    })
    changes.observe(document.body, { childList: true, characterData: true, subtree: true })
  }),
})

const MOST_GROWTH = 1.1

const WRITTEN = 100_000

/** The page holds at most twice as many, and then lets go of the older half. */
const HELD = 20_000

const measureMemory = async (room: OpenRoom): Promise<Measure> => {
  const session = await room.page.context().newCDPSession(room.page)
  await session.send('Performance.enable')
  const heaps: number[] = []
  for (let written = room.conversation.written(); written < WRITTEN; written = room.conversation.written()) {
    await writeAndSee(room, HELD - (written % HELD))
    heaps.push(await heapOf(session, room.page))
  }
  // The first is of the page before it has let go of anything.
  const [, first = 0] = heaps
  const last = heaps.at(-1) ?? 0
  return {
    name: `memory, ${inWords(WRITTEN)} entries`,
    measured: megabytes(last),
    floor: { name: `at ${inWords(2 * HELD)}`, value: megabytes(first), ratio: last / first },
    samples: '1',
    goal: `<= ${MOST_GROWTH} x`,
    isMet: last / first <= MOST_GROWTH,
    note: `The heap of the page after a collection of garbage, each time that it has just let go of the older half of ${inWords(2 * HELD)} entries. On the way: ${heaps.map(megabytes).join(', ')}.`,
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`

const heapOf = async (session: CDPSession, page: Page): Promise<number> => {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value
  if (heap === undefined) throw new Error('This browser tells no JSHeapUsedSize: measure with a Chromium.')
  return heap
}
