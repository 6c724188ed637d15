/** @jsxImportSource preact */

import { render } from 'preact'
import { LANGUAGE } from '../language.ts'
import { followChosenStage } from './followed-stage.ts'
import { Inspector } from './inspector.tsx'
import { createLooking } from './looking.ts'
import { words } from './words.ts'

document.documentElement.lang = LANGUAGE
document.title = `${words.title} · Rehearsal`

const asked = new URLSearchParams(location.search)
const followed = followChosenStage(asked.get('stage') ?? 'main')
const root = document.querySelector('#app')
if (root !== null) render(<Inspector followed={followed} looking={createLooking(followed, asked.get('token'))} />, root)
