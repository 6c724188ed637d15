import { untilQuiet } from '../../../../playwright-kit/browser/until-quiet.ts'
import { expect, test } from '../../../plain-test.ts'

const workDone = (): Promise<void> => Promise.resolve()

/** Calls a timer in the next microtask, whatever a clock says. */
const atOnce = {
  setTimeout: (handler: TimerHandler) => {
    queueMicrotask(handler as () => void)
    return 1
  },
  clearTimeout: () => {},
}

test('a page that stays busy is asked again when its timer is called, however early that is', async () => {
  await untilQuiet({ isBusy: () => true, workDone, onChange: () => {} }, atOnce)
})

test('a page that becomes quiet is not waited for any longer', async () => {
  const never = { setTimeout: () => 1, clearTimeout: (id: number) => void cleared.push(id) }
  const cleared: number[] = []
  let isBusy = true
  let tell = (): void => {}
  const quiet = untilQuiet({ isBusy: () => isBusy, workDone, onChange: (changed) => (tell = changed) }, never)
  await workDone()
  await workDone()
  isBusy = false
  tell()
  await quiet
  expect(cleared).toEqual([1])
})
