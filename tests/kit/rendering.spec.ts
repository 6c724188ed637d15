import { expect, html, pageWith, SNIPPET, test } from './site.ts'

/** As the scheduler of a framework does: each task gives itself the next one, and the last one goes on with the work. */
const IN_TASKS = `<script>
const inTasks = (count, work) => {
  const { port1, port2 } = new MessageChannel()
  let left = count
  port1.onmessage = () => {
    const until = performance.now() + 2
    while (performance.now() < until);
    left -= 1
    if (left === 0) work()
    else port2.postMessage(null)
  }
  port2.postMessage(null)
}
</script>`

const WITHOUT_CHAT = "{ authenticationOption: { type: 'ANONYMOUS' } }"

for (const { when, code } of [
  { when: 'after a timer', code: `setTimeout(() => inTasks(60, start), 10_000)` },
  {
    when: 'after a timer and an answer',
    code: `setTimeout(() => fetch('/user').then(() => inTasks(60, start)), 10_000)`,
  },
]) {
  test(`a negative claim waits for a page that renders in its own tasks ${when}`, async ({ page, iadvize, site }) => {
    site.serve('/user', html(''))
    const start = `const start = () => iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => (${WITHOUT_CHAT})))`
    site.serve('/', html(pageWith(SNIPPET, IN_TASKS, `<script>${start}\n${code}</script>`)))
    await page.goto(site.url)
    const claim = expect(iadvize).not.toHaveActivatedAnonymously({ timeout: 5_000 })
    await expect(claim).rejects.toThrow(/toHaveActivatedAnonymously\(.*\) failed/)
  })
}
