/** The current time of a page: the machine's time plus the milliseconds by which it was moved ahead. */

export type Now = {
  /** Milliseconds since the page was opened, as the page sees it. */
  readonly now: () => number
  readonly machineNow: () => number
  readonly ahead: () => number
  readonly moveTo: (aheadMs: number) => void
}

export const installNow = (startAheadMs: number): Now => {
  let aheadMs = startAheadMs
  const nativePerformanceNow: (this: Performance) => number = Reflect.get(Performance.prototype, 'now')
  // Playwright's own clock replaces `performance` with another object.
  const machine = performance
  const machineNow = (): number => nativePerformanceNow.call(machine)
  const now = (): number => machineNow() + aheadMs

  Performance.prototype.now = function (this: Performance) {
    return nativePerformanceNow.call(this) + aheadMs
  }
  replaceDate(() => aheadMs)
  const nativeFrame = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) => nativeFrame((at) => callback(at + aheadMs))
  return {
    now,
    machineNow,
    ahead: () => aheadMs,
    moveTo: (ms) => {
      aheadMs = ms
    },
  }
}

const replaceDate = (ahead: () => number): void => {
  const NativeDate = Date
  const nativeNow = NativeDate.now
  const dateNow = (): number => Math.floor(nativeNow() + ahead())
  NativeDate.now = dateNow
  const PageDate = new Proxy(NativeDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [dateNow()] : args, newTarget) as Date,
    apply: () => new NativeDate(dateNow()).toString(),
  })
  NativeDate.prototype.constructor = PageDate
  window.Date = PageDate
}
