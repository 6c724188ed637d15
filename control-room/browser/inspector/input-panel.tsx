/** @jsxImportSource preact */

import { signal, type Signal } from '@preact/signals'
import { Choice } from '../choice.tsx'
import type { FollowedStage } from './followed-stage.ts'
import type { Looking } from './looking.ts'
import { words } from './words.ts'

type Props = { readonly followed: FollowedStage; readonly looking: Looking }

const areKeysOpen = signal(false)

export const InputPanel = ({ followed, looking }: Props) => {
  const { text, token, publicKey, decryptionKey, complaints } = looking
  const problemOf = (field: string): string | null =>
    complaints.value.find(({ path }) => path === field)?.problem ?? null
  return (
    <section class="card pasted" aria-label={words.input.title}>
      {token.value === null || text.value !== '' ? null : <TokenOfConversation token={token} name={token.value} />}
      <PastedText label={words.input.text} value={text} rows={9} hint={words.input.kept} isMain />
      <div class="buttons">
        <button type="button" disabled={text.value === ''} onClick={() => (text.value = '')}>
          {words.input.clear}
        </button>
      </div>
      <ProjectChoice followed={followed} looking={looking} />
      <details
        open={areKeysOpen.value || problemOf('publicKey') !== null || problemOf('decryptionKey') !== null}
        onToggle={({ currentTarget }) => (areKeysOpen.value = currentTarget.open)}
      >
        <summary>{words.input.keys}</summary>
        <PastedText
          label={words.input.publicKey}
          value={publicKey}
          rows={4}
          hint={words.input.publicKeyHint}
          problem={problemOf('publicKey')}
        />
        <PastedText
          label={words.input.decryptionKey}
          value={decryptionKey}
          rows={4}
          hint={words.input.decryptionKeyHint}
          problem={problemOf('decryptionKey')}
        />
      </details>
    </section>
  )
}

/** Known by its fingerprint: the stage has the token, and the page never gets it. */
const TokenOfConversation = ({ token, name }: { readonly token: Looking['token']; readonly name: string }) => (
  <div class="field of-conversation">
    <p>
      {words.input.ofConversation} <code>{name}</code>
    </p>
    <p class="hint">{words.input.ofConversationHint}</p>
    <div class="buttons">
      <button type="button" onClick={() => (token.value = null)}>
        {words.input.letGo}
      </button>
    </div>
  </div>
)

type PastedTextProps = {
  readonly label: string
  readonly value: Signal<string>
  readonly rows: number
  readonly hint: string
  readonly problem?: string | null
  readonly isMain?: true
}

/** Nothing that is pasted may be suggested, corrected or remembered by the browser. */
const PastedText = ({ label, value, rows, hint, problem = null, isMain }: PastedTextProps) => (
  <div class="field">
    <label>
      <span>{label}</span>
      <textarea
        rows={rows}
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck={false}
        aria-label={label}
        aria-invalid={problem !== null}
        placeholder={isMain ? words.input.placeholder : undefined}
        value={value.value}
        onInput={({ currentTarget }) => (value.value = currentTarget.value)}
      />
    </label>
    {problem === null ? null : (
      <p class="field-problem" role="alert">
        {label} {problem}
      </p>
    )}
    <p class="hint">{hint}</p>
  </div>
)

const ProjectChoice = ({ followed: { projects }, looking: { sid } }: Props) => {
  const { value: known } = projects
  const [first] = known
  if (first === undefined) return null
  return (
    <Choice
      label={words.input.project}
      options={known.map((project) => project.sid)}
      value={known.find((project) => project.sid === sid.value)?.sid ?? first.sid}
      textOf={(id) => {
        const keys = known.find((project) => project.sid === id)?.keys ?? 0
        return `${id} (${words.input.keyCount(keys)})`
      }}
      onChange={(chosen) => (sid.value = chosen)}
    />
  )
}
