/** @jsxImportSource preact */

import { Choice } from '../choice.tsx'
import { words as roomWords } from '../language.ts'
import { SignOut } from '../sign-out.tsx'
import type { FollowedStage } from './followed-stage.ts'
import { InputPanel } from './input-panel.tsx'
import { LayerCard } from './layer-card.tsx'
import { LinesCard } from './lines-card.tsx'
import type { Looking, Seen } from './looking.ts'
import { VerdictCard } from './verdict-card.tsx'
import { words } from './words.ts'

type Props = { readonly followed: FollowedStage; readonly looking: Looking }

export const Inspector = ({ followed, looking }: Props) => (
  <div class="inspector">
    <Header followed={followed} />
    <main>
      <InputPanel followed={followed} looking={looking} />
      <Results followed={followed} looking={looking} />
    </main>
  </div>
)

const Header = ({ followed: { stage, stages, connection } }: { readonly followed: FollowedStage }) => (
  <header class="top">
    <p class="mark">Rehearsal</p>
    <h1>{words.title}</h1>
    <Choice
      label={roomWords.stage}
      options={[...new Set([...stages.value, stage.value])]}
      value={stage.value}
      textOf={(id) => id}
      onChange={(id) => (stage.value = id)}
    />
    <p class={`connection is-${connection.value}`} role="status">
      {roomWords.connection[connection.value]}
    </p>
    <a href={roomOf(stage.value)}>{words.back}</a>
    <SignOut />
  </header>
)

const roomOf = (stage: string): string => (stage === 'main' ? '/' : `/?${new URLSearchParams({ stage }).toString()}`)

const Results = ({ followed, looking: { seen, isWaiting, complaints } }: Props) => {
  const { value: shown } = seen
  const problems = complaints.value.filter(({ path }) => path === '' || path === 'text' || path === 'sid')
  return (
    <div class="results" aria-busy={isWaiting.value}>
      {problems.length === 0 ? null : <Failed sentences={problems.map(({ problem }) => problem)} />}
      {shown === null ? null : <VerdictCard seen={shown} followed={followed} />}
      {shown === null || shown.layers.length === 0 ? null : (
        <section class="layers" aria-label={words.layers.title}>
          <h2>{words.layers.title}</h2>
          <ol>
            {shown.layers.map((layer, index) => (
              <LayerCard
                key={index}
                layer={layer}
                nowMs={followed.nowMs.value}
                isAdvised={shown.verdict?.accepted === true}
              />
            ))}
          </ol>
        </section>
      )}
      {shown !== null && isRefused(shown) ? <LinesCard /> : null}
      {shown === null && complaints.value.length === 0 ? <Nothing isWaiting={isWaiting.value} /> : null}
    </div>
  )
}

const isRefused = ({ verdict }: Seen): boolean => verdict !== null && !verdict.accepted

const Nothing = ({ isWaiting }: { readonly isWaiting: boolean }) => (
  <div class="empty">
    <p>{isWaiting ? words.verdict.waiting : words.empty}</p>
    {isWaiting ? null : <p>{words.emptyHint}</p>}
  </div>
)

const Failed = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <section class="card verdict is-failure" role="alert">
    <h2>{words.verdict.failed}</h2>
    {sentences.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
  </section>
)
