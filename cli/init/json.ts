/** The answer of `rehearsal init --json`. The format number goes up when programs that read it must change. */

import type { Offer } from './text.ts'
import type { Written } from './write.ts'

const FORMAT = 1

export const jsonText = ({ found, plan, missing }: Offer, written: readonly Written[]): string => {
  const { manager, runner, ci, isModule, isTypeScript, configurations } = found
  const stateOf = (file: string): string =>
    written.find((one) => one.file === file)?.state ?? (missing.some((one) => one.file === file) ? 'new' : 'exists')
  const answer = {
    format: FORMAT,
    found: {
      name: found.name,
      packageManager: manager.manager.name,
      isModule,
      isTypeScript,
      playwright: configurations.map(({ file, testDirs, features }) => ({ file, testDirs, features })),
      runner,
      ci,
      url: plan.site.url,
      sid: plan.site.sid,
    },
    files: plan.files.map(({ file, what, text }) => ({ file, what, state: stateOf(file), text })),
    byHand: plan.byHand,
    notes: plan.notes,
    before: plan.before.map((step) => step.replaceAll('`', '')),
    run: plan.run,
  }
  return `${JSON.stringify(answer, null, 2)}\n`
}
