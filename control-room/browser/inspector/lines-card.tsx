/** @jsxImportSource preact */

import { signal } from '@preact/signals'
import { Choice } from '../choice.tsx'
import { MINT_LINES, type MintLines } from './mint-lines.ts'
import { words } from './words.ts'

const chosen = signal<MintLines>(MINT_LINES[0])
const copied = signal<string | null>(null)

export const LinesCard = () => {
  const { language, code, isTested } = chosen.value
  return (
    <section class="card lines" aria-label={words.lines.title}>
      <div class="layer-head">
        <h2>{words.lines.title}</h2>
        <span class={`chip is-${isTested ? 'success' : 'wait'}`}>
          {isTested ? words.lines.isTested : words.lines.notTested}
        </span>
      </div>
      <Choice
        label={words.lines.language}
        options={MINT_LINES.map((lines) => lines.language)}
        value={language}
        textOf={(name) => name}
        onChange={(name) => {
          chosen.value = MINT_LINES.find((lines) => lines.language === name) ?? MINT_LINES[0]
        }}
      />
      <pre tabIndex={0} lang="en">
        <code>{code}</code>
      </pre>
      <div class="buttons">
        <button
          type="button"
          onClick={() => void navigator.clipboard.writeText(code).then(() => (copied.value = language))}
        >
          {copied.value === language ? words.lines.copied : words.lines.copy}
        </button>
      </div>
    </section>
  )
}
