/** @jsxImportSource preact */

import { signal } from '@preact/signals'
import { AuditCard } from './audit-card.tsx'
import { Choice } from './choice.tsx'
import { direct } from './direct.ts'
import { words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'

/** The panel with which an audit is started, and what is known of the one that was started last. */
export const AuditPanel = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const known = rehearsal.audit.value
  if (known === null) return null
  const path = `stages/${rehearsal.stage}/audit`
  return (
    <>
      <h2>{words.audit.title}</h2>
      <p class="hint">{words.audit.hint}</p>
      <Order rehearsal={rehearsal} path={path} folder={known.folder} isRunning={known.audit?.phase === 'running'} />
      {known.audit === null ? null : <AuditCard audit={known.audit} path={path} />}
    </>
  )
}

/** What was filled in, also while another panel is seen; without an address, that of the demo shop. */
const draft = signal({ url: null as string | null, journey: '', sid: '', ignoreHttpsErrors: false })

const fill = (changes: Partial<typeof draft.value>): void => {
  draft.value = { ...draft.value, ...changes }
}

type OrderProps = {
  readonly rehearsal: Rehearsal
  readonly path: string
  readonly folder: string
  readonly isRunning: boolean
}

const Order = ({ rehearsal, path, folder, isRunning }: OrderProps) => {
  const demo = rehearsal.addresses.value['demoSite']
  const url = draft.value.url ?? demo ?? ''
  const isDemo = url === demo
  const start = (event: Event): void => {
    event.preventDefault()
    if (!isRunning) void direct('POST', path, isDemo ? {} : orderOf({ ...draft.value, url }))
  }
  return (
    <section class="card">
      <form onSubmit={start}>
        <label class="field">
          <span>{words.audit.address}</span>
          <input
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            required
            value={url}
            onInput={({ currentTarget }) => fill({ url: currentTarget.value })}
          />
        </label>
        {isDemo ? <p class="hint">{words.audit.demo}</p> : <OwnSite url={url} folder={folder} rehearsal={rehearsal} />}
        <button type="submit" aria-disabled={isRunning}>
          {words.audit.start}
        </button>
      </form>
    </section>
  )
}

type OwnSiteProps = Pick<OrderProps, 'rehearsal' | 'folder'> & { readonly url: string }

/** What the demo shop needs no answer to. */
const OwnSite = ({ rehearsal, folder, url }: OwnSiteProps) => {
  const { journey, sid, ignoreHttpsErrors } = draft.value
  const sids = (rehearsal.state.value?.projects ?? []).map((project) => project.sid)
  return (
    <>
      <label class="field">
        <span>{words.audit.journey}</span>
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="journey-hint"
          value={journey}
          onInput={({ currentTarget }) => fill({ journey: currentTarget.value })}
        />
      </label>
      <p class="hint" id="journey-hint">
        {words.audit.journeyHint(folder)} <code>journey.ts</code>. {words.audit.journeyInit}{' '}
        <code>npx rehearsal audit {PLAIN_ADDRESS.test(url) ? url : '<url>'} --init</code>
      </p>
      <Choice
        label={words.audit.project}
        options={['', ...sids]}
        value={sids.includes(sid) ? sid : ''}
        textOf={(id) => (id === '' ? words.audit.projectOfPage : words.audit.projectOf(id))}
        onChange={(chosen) => fill({ sid: chosen })}
      />
      <p class="hint">{words.audit.projectHint}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={ignoreHttpsErrors}
          onChange={({ currentTarget }) => fill({ ignoreHttpsErrors: currentTarget.checked })}
        />
        {words.audit.anyCertificate}
      </label>
    </>
  )
}

/** One that a shell takes as it stands. */
const PLAIN_ADDRESS = /^https?:\/\/[\w./:-]+$/

/** A field that is empty is left out. */
const orderOf = ({
  url,
  journey,
  sid,
  ignoreHttpsErrors,
}: Omit<typeof draft.value, 'url'> & { readonly url: string }) => ({
  url,
  ...(journey === '' ? {} : { journey }),
  ...(sid === '' ? {} : { sid }),
  ignoreHttpsErrors,
})
