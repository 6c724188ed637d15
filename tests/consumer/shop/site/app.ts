/** A single-page application: its views change without a load, and it loads the tag itself. */

import { activateChat } from './chat.ts'

const main = document.querySelector('main')

const show = (path: string): void => {
  history.pushState(null, '', path)
  const title = document.createElement('h1')
  title.textContent = path.endsWith('lamps') ? 'All lamps' : 'Welcome'
  const link = document.createElement('button')
  link.textContent = 'See all lamps'
  link.addEventListener('click', () => show('/app/lamps'))
  main?.replaceChildren(title, link)
}

show(location.pathname)
activateChat((status) => {
  document.title = status
})
