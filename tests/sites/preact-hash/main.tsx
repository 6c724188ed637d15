/** @jsxImportSource preact */

import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { enterChat, leaveChat } from './chat.ts'

type Person = { readonly firstName: string }

const routeNow = (): string => location.hash.slice(1) || '/'

const post = (address: string, body: unknown): Promise<Response> =>
  fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

const School = ({ first }: { readonly first: Person | null }) => {
  const [person, setPerson] = useState(first)
  const [route, setRoute] = useState(routeNow())
  const [hasChat, setHasChat] = useState(true)

  useEffect(() => {
    const follow = (): void => setRoute(routeNow())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])

  const enter = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const response = await post('/v2/enter', Object.fromEntries(form))
    if (!response.ok) return
    setPerson((await response.json()) as Person)
    location.hash = '/courses'
    void enterChat(setHasChat)
  }

  const leave = async (): Promise<void> => {
    await leaveChat()
    await post('/v2/leave', {})
    setPerson(null)
    location.hash = '/'
  }

  return (
    <>
      <nav>
        <a href="#/">Evening school</a> <a href="#/help">Help</a>{' '}
        {person === null ? <a href="#/login">Enter</a> : <button onClick={leave}>Leave</button>}
      </nav>
      <Page route={route} person={person} onEnter={enter} />
      {!hasChat && <p>Our tutors cannot chat today.</p>}
    </>
  )
}

type PageProps = {
  readonly route: string
  readonly person: Person | null
  readonly onEnter: (event: Event) => void
}

const Page = ({ route, person, onEnter }: PageProps) => {
  if (route === '/login' || (route === '/courses' && person === null)) {
    return (
      <form onSubmit={onEnter}>
        <label>
          Your e-mail <input name="email" />
        </label>
        <label>
          Your password <input name="password" type="password" />
        </label>
        <button>Enter</button>
      </form>
    )
  }
  if (route === '/courses') {
    return (
      <>
        <h1>Your courses</h1>
        <p>{person?.firstName}, Italian begins on the ninth.</p>
      </>
    )
  }
  return <h1>{route === '/help' ? 'Help' : 'Learn something after work'}</h1>
}

const start = async (): Promise<void> => {
  const response = await fetch('/v2/whoami')
  const person = response.ok ? ((await response.json()) as Person) : null
  const root = document.getElementById('root')
  if (root !== null) render(<School first={person} />, root)
  if (person !== null) void enterChat(() => {}, 'at start')
}

void start()
