/** @jsxImportSource preact */

import { useRef, useState } from 'preact/hooks'
import { VERDICTS, type Verdict } from '../../protocol/verdicts.ts'
import type { Audit, SceneOfAudit } from './audit-state.ts'
import { direct } from './direct.ts'
import { words } from './language.ts'

type AuditProps = { readonly audit: Audit; readonly path: string }

/** How far an audit is, or how it has ended. */
export const AuditCard = ({ audit, path }: AuditProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section class={`card audit is-${audit.phase}`} aria-labelledby="audit-phase">
      <div role="status">
        <h3 ref={heading} id="audit-phase" tabIndex={-1}>
          {words.audit.phases[audit.phase]}
        </h3>
      </div>
      <p class="hint">{audit.url ?? words.audit.demoShop}</p>
      {audit.phase === 'running' ? (
        <Running audit={audit} path={path} onCancelled={() => heading.current?.focus()} />
      ) : null}
      {audit.phase === 'done' ? <Done audit={audit} path={path} /> : null}
      {audit.phase === 'failed' ? <p class="audit-problem">{audit.problem}</p> : null}
      <Verdicts audit={audit} />
    </section>
  )
}

type RunningProps = AuditProps & { readonly onCancelled: () => void }

const Running = ({ audit, path, onCancelled }: RunningProps) => {
  const [isCancelling, setCancelling] = useState(false)
  const cancel = async (): Promise<void> => {
    if (isCancelling) return
    setCancelling(true)
    await direct('DELETE', path)
    setCancelling(false)
    onCancelled()
  }
  const { ruleCount, verdicts } = audit
  const text = ruleCount === null ? words.audit.starting : words.audit.progress(verdicts.length, ruleCount)
  return (
    <>
      <progress aria-label={text} max={ruleCount ?? 1} value={verdicts.length} />
      <p>{text}</p>
      <Scenes audit={audit} />
      <div class="buttons">
        <button type="button" aria-disabled={isCancelling} onClick={() => void cancel()}>
          {isCancelling ? words.audit.cancelling : words.audit.cancel}
        </button>
      </div>
    </>
  )
}

const Scenes = ({ audit }: Pick<AuditProps, 'audit'>) => {
  const scenes = Object.entries(audit.scenes) as readonly (readonly [SceneOfAudit, number])[]
  return scenes.length === 0 ? null : (
    <ul class="scenes" aria-label={words.audit.scenes}>
      {scenes.map(([name, playing]) => (
        <li key={name} class={playing > 0 ? 'is-playing' : undefined}>
          {words.audit.sceneNames[name]}{' '}
          <span class="unseen">{playing > 0 ? words.audit.playing : words.audit.played}</span>
        </li>
      ))}
    </ul>
  )
}

const Done = ({ audit, path }: AuditProps & { readonly audit: Extract<Audit, { phase: 'done' }> }) => (
  <>
    <p class={`readiness is-${audit.readiness.state}`}>{audit.readiness.sentence}</p>
    {audit.problem === null ? null : <p class="audit-problem">{audit.problem}</p>}
    <div class="buttons">
      <a class="button" href={`/control/${path}/report.html`} target="_blank" rel="noopener">
        {words.audit.report}
      </a>
      <a class="button is-plain" href={`/control/${path}/report.json`} download="rehearsal-audit.json">
        {words.audit.json}
      </a>
    </div>
  </>
)

const Verdicts = ({ audit: { verdicts } }: Pick<AuditProps, 'audit'>) => {
  const groups = VERDICTS.map((verdict) => ({ verdict, rules: verdicts.filter((rule) => rule.verdict === verdict) }))
  const present = groups.filter(({ rules }) => rules.length > 0)
  return present.length === 0 ? null : (
    <>
      <p class="counts">
        {present.map(({ verdict, rules }) => words.audit.count(rules.length, words.audit.verdicts[verdict])).join(', ')}
      </p>
      <ul class="rules-judged" aria-label={words.audit.rules}>
        {present.flatMap(({ verdict, rules }) =>
          rules.map(({ audit, title, summary }) => (
            <li key={audit} class={`is-${verdict}`}>
              <b>{words.audit.verdicts[verdict]}</b> <span>{title}</span>
              {SAID.includes(verdict) ? <p class="hint">{summary}</p> : null}
            </li>
          )),
        )}
      </ul>
    </>
  )
}

/** Of what was as it should be, its title says enough. */
const SAID: readonly Verdict[] = ['fail', 'could-not-tell', 'warn']
