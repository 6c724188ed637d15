/** @jsxImportSource preact */

import { useEffect, useRef } from 'preact/hooks'
import { saying } from './direct.ts'
import { words } from './language.ts'
import type { Rehearsal } from './rehearsal.ts'
import { send } from './send.ts'

/** As what the API gives a rehearsal. */
const RECORDINGS = {
  playwright: 'as=playwright',
  featureInEnglish: 'as=feature&language=en',
  featureInFrench: 'as=feature&language=fr',
  configuration: 'as=configuration',
} as const

const NAMES = Object.keys(RECORDINGS) as readonly (keyof typeof RECORDINGS)[]

/** The rehearsal as a file, in the form that somebody chooses. */
export const SaveMenu = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = (): void => {
    if (menu.current === null) return
    const hadFocus = menu.current.contains(document.activeElement)
    menu.current.open = false
    if (hadFocus) menu.current.querySelector('summary')?.focus()
  }
  useEffect(() => {
    const leave = ({ target }: Event): void => {
      if (menu.current !== null && !menu.current.contains(target as Node)) menu.current.open = false
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [])
  const choose = (act: () => unknown) => (): void => {
    close()
    void act()
  }
  return (
    <details
      ref={menu}
      class="save"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget as Node)) currentTarget.open = false
      }}
    >
      <summary>{words.save.title}</summary>
      <ul aria-label={words.save.about}>
        {NAMES.map((name) => (
          <li key={name}>
            <button type="button" onClick={choose(() => saveRecording(rehearsal, RECORDINGS[name]))}>
              {words.save[name]}
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={choose(() => saveJournal(rehearsal))}>
            {words.save.journal}
          </button>
        </li>
      </ul>
    </details>
  )
}

const saveRecording = ({ stage }: Rehearsal, query: string): Promise<boolean> =>
  saying(async () => {
    const recording = await send('GET', `stages/${stage}/recording?${query}`)
    const { fileName, text } = recording as { readonly fileName: string; readonly text: string }
    download(fileName, text)
  })

const saveJournal = ({ log, stage }: Rehearsal): void =>
  download(`rehearsal-${stage}.json`, `${JSON.stringify(log.entries(), null, 2)}\n`)

const download = (fileName: string, text: string): void => {
  const link = document.createElement('a')
  // A browser adds an ending of its own to a type that it knows.
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}
