/** @jsxImportSource preact */

import { render } from 'preact'
import { App } from './app.tsx'
import { LANGUAGE, words } from './language.ts'
import { openRehearsal } from './rehearsal.ts'

document.documentElement.lang = LANGUAGE
document.title = `${words.title} · Rehearsal`

const stage = new URLSearchParams(location.search).get('stage') ?? 'main'
const root = document.querySelector('#app')
if (root !== null) render(<App rehearsal={openRehearsal(stage)} />, root)
