/** @jsxImportSource preact */

import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { AuditPanel } from './audit-panel.tsx'
import { Conversation } from './conversation.tsx'
import { Header } from './header.tsx'
import { words } from './language.ts'
import { NextPanel } from './next-panel.tsx'
import type { Rehearsal } from './rehearsal.ts'
import { problem } from './direct.ts'
import { SetupPanel } from './setup-panel.tsx'
import { VisitorsPanel } from './visitors-panel.tsx'

const PANELS = ['next', 'visitors', 'audit', 'setup'] as const
type Panel = (typeof PANELS)[number]

/** On a narrow screen the conversation is one of the panels. */
const chosen = signal<Panel | 'conversation'>('conversation')

export const App = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => (
  <div class="room" data-panel={chosen.value}>
    <Header rehearsal={rehearsal} />
    <main class="main">
      <Conversation rehearsal={rehearsal} />
    </main>
    <aside class="side" aria-label={words.tabs[sidePanel()]}>
      <Tabs />
      <div class="panel" role="tabpanel" aria-label={words.tabs[sidePanel()]} id="panel">
        {panelOf(rehearsal)}
      </div>
    </aside>
    <BottomBar />
    <Problem />
  </div>
)

const sidePanel = (): Panel => (chosen.value === 'conversation' ? 'next' : chosen.value)

const panelOf = (rehearsal: Rehearsal): ComponentChildren => {
  switch (sidePanel()) {
    case 'next':
      return <NextPanel rehearsal={rehearsal} />
    case 'visitors':
      return <VisitorsPanel rehearsal={rehearsal} />
    case 'audit':
      return <AuditPanel rehearsal={rehearsal} />
    case 'setup':
      return <SetupPanel rehearsal={rehearsal} />
  }
}

const Tabs = () => (
  <div class="tabs" role="tablist" onKeyDown={moveTab}>
    {PANELS.map((name) => {
      const isChosen = sidePanel() === name
      return (
        <button
          key={name}
          role="tab"
          type="button"
          aria-selected={isChosen}
          aria-controls="panel"
          tabIndex={isChosen ? 0 : -1}
          onClick={() => (chosen.value = name)}
        >
          {words.tabs[name]}
        </button>
      )
    })}
  </div>
)

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

const moveTab = (event: KeyboardEvent): void => {
  const step = STEPS[event.key]
  if (step === undefined) return
  event.preventDefault()
  const index = (PANELS.indexOf(sidePanel()) + step + PANELS.length) % PANELS.length
  chosen.value = PANELS[index] ?? 'next'
  const tabs = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')
  tabs[index]?.focus()
}

/** For narrow screens, where one thing is seen at a time. */
const BottomBar = () => (
  <nav class="bottom-bar" aria-label={words.title}>
    {(['conversation', ...PANELS] as const).map((name) => (
      <button
        key={name}
        type="button"
        aria-current={chosen.value === name ? 'page' : undefined}
        onClick={() => (chosen.value = name)}
      >
        {words.tabs[name]}
      </button>
    ))}
  </nav>
)

const Problem = () =>
  problem.value === null ? null : (
    <div class="problem" role="alert">
      <p>{problem.value}</p>
      <button type="button" onClick={() => (problem.value = null)}>
        {words.problem.dismiss}
      </button>
    </div>
  )
