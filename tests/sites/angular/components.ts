import { Component, effect, inject, signal, untracked } from '@angular/core'
import { Router, RouterLink, RouterOutlet } from '@angular/router'
import { makes } from '../makes.ts'
import { AuthService } from './auth.ts'
import { ChatService } from './chat.ts'

export const HomeComponent = Component({
  selector: 'app-home',
  template: `<h1>Harbour Mutual</h1><p>Insurance for boats, and for those who live on them.</p>`,
})(class {})

export const PoliciesComponent = Component({
  selector: 'app-policies',
  template: `<h1>Your policies</h1>
    @for (policy of policies; track policy) { <p>{{ policy }}</p> }`,
})(
  class {
    readonly policies = ['Hull and mast, until March', 'Third party, until June']
  },
)

export const LoginComponent = Component({
  selector: 'app-login',
  template: `<h1>Log in</h1>
    <form (submit)="logIn($event, email.value, password.value)">
      <label>Email <input #email type="email" /></label>
      <label>Password <input #password type="password" /></label>
      <button>Log in</button>
      @if (problem()) { <p role="alert">{{ problem() }}</p> }
    </form>`,
})(
  class {
    readonly problem = signal('')
    readonly #auth = inject(AuthService)
    readonly #router = inject(Router)

    async logIn(event: Event, email: string, password: string): Promise<void> {
      event.preventDefault()
      try {
        await this.#auth.logIn(email, password)
        await this.#router.navigateByUrl('/policies')
      } catch {
        this.problem.set('We could not log you in.')
      }
    }
  },
)

export const AppComponent = Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `<nav>
      <a routerLink="/">Harbour Mutual</a>
      @if (auth.profile(); as profile) {
        <a routerLink="/policies">{{ profile.firstName }} {{ profile.lastName }}</a>
        <button type="button" (click)="logOut()">Log out</button>
      } @else {
        <a routerLink="/login">Log in</a>
      }
    </nav>
    <main><router-outlet /></main>
    @if (chat.isUnavailable()) { <p role="status">Messaging is unavailable.</p> }`,
})(
  class {
    readonly auth = inject(AuthService)
    readonly chat = inject(ChatService)
    readonly #router = inject(Router)

    constructor() {
      effect(() => {
        if (this.auth.profile() === null) return
        if (!makes('only-after-sign-in') || this.auth.hasLoggedInHere) untracked(() => this.chat.start())
      })
    }

    async logOut(): Promise<void> {
      await this.chat.stop()
      await this.auth.logOut()
      await this.#router.navigateByUrl('/')
    }
  },
)
