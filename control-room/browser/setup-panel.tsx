/** @jsxImportSource preact */

import { signal } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import { direct } from './direct.ts'
import { takeForm } from './form.ts'
import { words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { StageState } from './stream-events.ts'
import { FRAMEWORKS, snippetFor, type Framework } from './snippets.ts'
import { Choice } from './choice.tsx'

export const SetupPanel = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const { stage, state, addresses } = rehearsal
  const known = state.value
  if (known === null) return null
  return (
    <>
      <h2>{words.setup.title}</h2>
      <Stages stage={stage} stages={known.stages} />
      <Keys stage={stage} projects={known.projects} />
      <Snippet tag={addresses.value['tag'] ?? ''} sid={known.projects[0]?.sid ?? '1234'} />
      <section class="card">
        <h3>{words.setup.addresses}</h3>
        <dl>
          {Object.entries(addresses.value).map(([name, address]) => (
            <>
              <dt key={name}>{name}</dt>
              <dd>{address}</dd>
            </>
          ))}
        </dl>
      </section>
    </>
  )
}

const addressOf = (stage: string): string => (stage === 'main' ? '/' : `/?${new URLSearchParams({ stage }).toString()}`)

const Stages = ({ stage, stages }: { readonly stage: string; readonly stages: readonly string[] }) => {
  const make = async (event: Event): Promise<void> => {
    const { textOf, clear } = takeForm(event)
    if (await direct('PUT', `stages/${encodeURIComponent(textOf('name'))}`, {})) clear()
  }
  return (
    <section class="card">
      <h3>{words.setup.stages}</h3>
      <p class="hint">{words.setup.stagesHint}</p>
      <ul class="stages">
        {stages.map((id) => (
          <li key={id}>
            {id === stage ? (
              <>
                <b>{id}</b> <span class="hint">{words.setup.current}</span>
              </>
            ) : (
              <a href={addressOf(id)}>{id}</a>
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => void make(event)}>
        <label class="field">
          <span>{words.setup.name}</span>
          <input name="name" type="text" autocomplete="off" required maxLength={64} />
        </label>
        <button type="submit">{words.setup.make}</button>
      </form>
      <div class="buttons">
        <button type="button" onClick={() => void direct('POST', `stages/${stage}/reset`)}>
          {words.setup.reset}
        </button>
        {stage === 'main' ? null : (
          <button type="button" onClick={() => void direct('DELETE', `stages/${stage}`)}>
            {words.setup.drop}
          </button>
        )}
      </div>
    </section>
  )
}

/** What was done last, in words. */
const done = signal<string | null>(null)

const Keys = ({ stage, projects }: { readonly stage: string; readonly projects: StageState['projects'] }) => {
  const [sid, setSid] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const chosen = projects.find((project) => project.sid === sid)?.sid ?? projects[0]?.sid
  const register = async (event: Event): Promise<void> => {
    const { textOf, clear } = takeForm(event)
    if (chosen === undefined) return
    const path = `stages/${stage}/projects/${encodeURIComponent(chosen)}/keys`
    const isDone = await direct('PUT', path, { publicKeys: [textOf('key')] })
    done.value = isDone ? words.setup.registered(chosen) : null
    if (isDone) clear()
  }
  return (
    <section class="card">
      <h3>{words.setup.keys}</h3>
      <form onSubmit={(event) => void register(event)}>
        {chosen === undefined ? null : (
          <Choice
            label={words.setup.project}
            options={projects.map((project) => project.sid)}
            value={chosen}
            textOf={(id) => {
              const project = projects.find((one) => one.sid === id)
              return `${id} (${words.setup.keyCount(project?.keys ?? 0)})`
            }}
            onChange={setSid}
          />
        )}
        <label class="field">
          <span>{words.setup.key}</span>
          <textarea ref={field} name="key" rows={4} required spellcheck={false} autocomplete="off" />
        </label>
        <label class="field">
          <span>{words.setup.keyFile}</span>
          <input type="file" onChange={({ currentTarget: { files } }) => void readInto(field.current, files?.[0])} />
        </label>
        <button type="submit">{words.setup.register}</button>
      </form>
      {done.value === null ? null : (
        <p class="hint" role="status">
          {done.value}
        </p>
      )}
    </section>
  )
}

const readInto = async (field: HTMLTextAreaElement | null, file: File | undefined): Promise<void> => {
  if (field !== null && file !== undefined) field.value = await file.text()
}

const copied = signal(false)

const Snippet = ({ tag, sid }: { readonly tag: string; readonly sid: string }) => {
  const [framework, setFramework] = useState<Framework>('HTML')
  const text = snippetFor(framework, { tag, sid })
  return (
    <section class="card">
      <h3>{words.setup.snippet}</h3>
      <Choice
        label={words.setup.framework}
        options={FRAMEWORKS}
        value={framework}
        textOf={(name) => name}
        onChange={setFramework}
      />
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <p class="hint">{words.setup.localAccess}</p>
      <button
        type="button"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => (copied.value = true))
        }}
      >
        {copied.value ? words.setup.copied : words.setup.copy}
      </button>
    </section>
  )
}
