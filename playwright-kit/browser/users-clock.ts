/** Playwright's own clock, if a test has installed it. Its members are not Playwright's public interface. */

export type ClockController = {
  readonly _now?: { readonly ticks?: number }
  _advanceNow?: (this: ClockController, to: number) => void
}

const kept = new WeakSet<ClockController>()

/**
 * Before 1.57, Playwright's clock loses time: while it is moved ahead, it also runs by itself, and a run that began earlier and
 * ends later sets the time back to where that run was to end. Later releases never set it back.
 */
export const keepClockFromGoingBack = (controller: ClockController | undefined): void => {
  const advance = controller?.[ADVANCE]
  if (controller === undefined || advance === undefined || kept.has(controller)) return
  kept.add(controller)
  controller[ADVANCE] = (to) => {
    const { _now: now } = controller
    if (to >= (now?.ticks ?? to)) advance.call(controller, to)
  }
}

const ADVANCE = '_advanceNow'
