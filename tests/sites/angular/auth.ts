import { HttpClient } from '@angular/common/http'
import { inject, Injectable, signal } from '@angular/core'
import { firstValueFrom } from 'rxjs'

export type Profile = { readonly firstName: string; readonly lastName: string }

// Decorators are written as calls, which is equivalent and needs no compiler of its own.
export const AuthService = Injectable({ providedIn: 'root' })(
  class {
    readonly profile = signal<Profile | null>(null)
    hasLoggedInHere = false
    readonly #http = inject(HttpClient)

    async load(): Promise<void> {
      this.profile.set(await firstValueFrom(this.#http.get<Profile | null>('/api/profile')))
    }

    async logIn(email: string, password: string): Promise<void> {
      const profile = await firstValueFrom(this.#http.post<Profile>('/api/login', { email, password }))
      this.hasLoggedInHere = true
      this.profile.set(profile)
    }

    async logOut(): Promise<void> {
      await firstValueFrom(this.#http.post('/api/logout', {}))
      this.profile.set(null)
    }
  },
)
