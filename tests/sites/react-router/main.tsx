import { hydrateRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App, type Viewer } from './app.tsx'

const data = document.getElementById('data')?.textContent ?? '{}'
const { viewer } = JSON.parse(data) as { readonly viewer: Viewer | null }
const root = document.getElementById('app')

if (root !== null) {
  hydrateRoot(
    root,
    <BrowserRouter>
      <App viewer={viewer} />
    </BrowserRouter>,
  )
}
