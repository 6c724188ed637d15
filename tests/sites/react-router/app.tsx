/** @jsxImportSource react */

import { useEffect, useState, type SubmitEvent } from 'react'
import { Link, Route, Routes, useLocation, useNavigate } from 'react-router'
import { createChat } from './chat.ts'

export type Viewer = { readonly id: string; readonly firstName: string }

const chat = createChat()

export function App({ viewer: first }: { readonly viewer: Viewer | null }) {
  const [viewer, setViewer] = useState(first)
  const [hasChat, setHasChat] = useState(true)
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const viewerId = viewer?.id

  useEffect(() => {
    if (viewerId !== undefined) void chat.enter(viewerId).then((state) => setHasChat(state !== 'failed'))
  }, [viewerId])
  useEffect(() => chat.navigate(pathname), [pathname])

  const handleSignedIn = (found: Viewer): void => {
    chat.welcome()
    setViewer(found)
    void navigate('/trips')
  }
  const handleSignOut = async (): Promise<void> => {
    await chat.leave()
    await fetch('/api/auth/sign-out', { method: 'POST' })
    setViewer(null)
    void navigate('/')
  }

  return (
    <>
      <Header viewer={viewer} onSignOut={handleSignOut} />
      <main>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/destinations/:city" element={<Destination />} />
          <Route path="/sign-in" element={<SignIn onSignedIn={handleSignedIn} />} />
          <Route path="/trips" element={<Trips viewer={viewer} />} />
          <Route path="*" element={<h1>Page not found</h1>} />
        </Routes>
      </main>
      {!hasChat && <aside>Chat is down. Call us on 0800 000 000 instead.</aside>}
    </>
  )
}

function Header({ viewer, onSignOut }: { readonly viewer: Viewer | null; readonly onSignOut: () => Promise<void> }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <header>
      <Link to="/">Slow Rails</Link> <Link to="/destinations/porto">Porto</Link>{' '}
      {viewer === null ? (
        <Link to="/sign-in">Sign in</Link>
      ) : (
        <>
          <Link to="/trips">{viewer.firstName}’s trips</Link>
          <button aria-label="Account menu" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            ☰
          </button>
          {isOpen && (
            <div role="menu">
              <button role="menuitem" onClick={onSignOut}>
                Sign out
              </button>
            </div>
          )}
        </>
      )}
    </header>
  )
}

function Home() {
  return (
    <>
      <h1>By train, and in no hurry</h1>
      <p>Night trains to forty cities. Bring a book.</p>
    </>
  )
}

function Destination() {
  return (
    <>
      <h1>Porto</h1>
      <p>Two nights by train from Paris, with an evening in Irun.</p>
      <button>Add to my trips</button>
    </>
  )
}

function Trips({ viewer }: { readonly viewer: Viewer | null }) {
  if (viewer === null) return <p>You are signed out.</p>
  return (
    <>
      <h1>Your trips</h1>
      <p>Nothing is booked yet, {viewer.firstName}.</p>
    </>
  )
}

function SignIn({ onSignedIn }: { readonly onSignedIn: (viewer: Viewer) => void }) {
  const [problem, setProblem] = useState('')

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const body = new URLSearchParams(new FormData(event.currentTarget) as unknown as Record<string, string>)
    const response = await fetch('/api/auth/sign-in', { method: 'POST', body })
    if (response.ok) onSignedIn((await response.json()) as Viewer)
    else setProblem('We do not know this email address and password.')
  }

  return (
    <form onSubmit={handleSubmit}>
      <h1>Sign in</h1>
      <input type="email" name="email" placeholder="Email address" required />
      <input type="password" name="password" placeholder="Password" required />
      <button>Continue</button>
      <p>{problem}</p>
    </form>
  )
}
