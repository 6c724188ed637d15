/** @jsxImportSource preact */

import { Choice } from './choice.tsx'
import { words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'
import { SignOut } from './sign-out.tsx'

export const Header = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const { connection, addresses, stage, state } = rehearsal
  const { demoSite } = addresses.value
  const stages = state.value?.stages ?? [stage]
  return (
    <header class="top">
      <p class="mark">Rehearsal</p>
      <h1>{words.title}</h1>
      <Choice
        label={words.stage}
        options={stages.includes(stage) ? stages : [stage, ...stages]}
        value={stage}
        textOf={(id) => id}
        onChange={goTo}
      />
      <p class={`connection is-${connection.value}`} role="status">
        {words.connection[connection.value]}
      </p>
      <a href={`/inspect${queryOf(stage)}`}>{words.inspect}</a>
      <a href="/control/reference">{words.reference}</a>
      <SignOut />
      {demoSite === undefined ? null : (
        <a class="button" href={demoSite} target="_blank" rel="noopener">
          {words.openShop}
        </a>
      )}
    </header>
  )
}

const goTo = (stage: string): void => {
  location.search = queryOf(stage)
}

const queryOf = (stage: string): string => (stage === 'main' ? '' : `?${new URLSearchParams({ stage }).toString()}`)
