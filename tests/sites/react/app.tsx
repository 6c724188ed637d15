import { useCallback, useEffect, useState, type SubmitEvent } from 'react'
import { enterChat, leaveChat, useChat } from './chat.ts'
import type { User } from './user.ts'

type SessionState = User | 'loading' | null

export function App() {
  const [user, setUser] = useState<SessionState>('loading')

  useEffect(() => {
    let ignore = false
    fetch('/api/session')
      .then((response) => (response.ok ? response.json() : null))
      .then((found: User | null) => {
        if (!ignore) setUser(found)
      })
      .catch(() => setUser(null))
    return () => {
      ignore = true
    }
  }, [])

  const handleLeave = useCallback(() => setUser(null), [])
  const handleLogin = useCallback((found: User) => {
    enterChat()
    setUser(found)
  }, [])

  if (user === 'loading') return <p>Loading…</p>
  if (user === null) return <Login onLogin={handleLogin} />
  return <Dashboard user={user} onLeave={handleLeave} />
}

function Login({ onLogin }: { readonly onLogin: (user: User) => void }) {
  const [error, setError] = useState('')

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const response = await fetch('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(event.currentTarget))),
    })
    if (response.ok) onLogin((await response.json()) as User)
    else setError('Wrong username or password.')
  }

  return (
    <main>
      <h1>Northwind energy</h1>
      <p>Meter readings, bills and moving house, all in one place.</p>
      <form onSubmit={handleSubmit}>
        <label>
          Username <input name="username" autoComplete="username" />
        </label>
        <label>
          Password <input name="password" type="password" autoComplete="current-password" />
        </label>
        <button type="submit">Log in</button>
        {error !== '' && <p role="alert">{error}</p>}
      </form>
    </main>
  )
}

function Dashboard({ user, onLeave }: { readonly user: User; readonly onLeave: () => void }) {
  const chat = useChat(user, onLeave)
  const [reading, setReading] = useState('')

  async function handleLogout() {
    await leaveChat()
    await fetch('/api/session', { method: 'DELETE' })
    onLeave()
  }

  return (
    <main>
      <h1>Welcome, {user.firstName}</h1>
      <p>Your last bill was paid on the third of the month.</p>
      <label>
        Meter reading <input value={reading} onChange={(event) => setReading(event.target.value)} />
      </label>
      {chat === 'unavailable' && <p role="status">Our chat cannot be reached at the moment.</p>}
      <button onClick={handleLogout}>Log out</button>
    </main>
  )
}
