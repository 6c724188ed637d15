import { HttpClient, HttpErrorResponse } from '@angular/common/http'
import { inject, Injectable, NgZone, signal } from '@angular/core'
import { catchError, firstValueFrom, map, of, tap, throwError, type Observable } from 'rxjs'
import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow

export const ChatService = Injectable({ providedIn: 'root' })(
  class {
    readonly isUnavailable = signal(false)
    readonly #http = inject(HttpClient)
    readonly #zone = inject(NgZone)
    #visit = 0
    #kept: Authentication | null = null

    start(): void {
      const visit = (this.#visit += 1)
      this.#zone.runOutsideAngular(() => {
        page.iAdvizeInterface ??= []
        page.iAdvizeInterface.push(async (iAdvize) => {
          if (visit === this.#visit) await this.#activate(iAdvize)
        })
      })
    }

    async stop(): Promise<void> {
      this.#visit += 1
      this.#kept = null
      this.isUnavailable.set(false)
      if (!makes('signs-out-alone')) await page.iAdvize?.logout()
    }

    async #activate(iAdvize: IAdvize): Promise<void> {
      const provider = (): Promise<Authentication> => firstValueFrom(this.#authentication())
      const { authentication } = await iAdvize.activate(provider)
      if (makes('ignores-the-result')) return
      const hasFailed = authentication.status === 'authentication-failure'
      this.#zone.run(() => this.isUnavailable.set(hasFailed))
      if (hasFailed && makes('goes-anonymous')) {
        await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
      }
      if (hasFailed && makes('tries-again')) setTimeout(() => void this.#activate(iAdvize), 8_000)
    }

    #authentication(): Observable<Authentication> {
      if (makes('keeps-its-token') && this.#kept !== null) return of(this.#kept)
      return this.#http.post<{ readonly token: string }>('/api/messaging/token', null).pipe(
        tap(({ token }) => {
          if (makes('stores-its-token')) localStorage.setItem('messaging', token)
        }),
        map(({ token }): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })),
        tap((authentication) => {
          this.#kept = authentication
        }),
        catchError((error: unknown) => {
          const isOver = error instanceof HttpErrorResponse && error.status < 500
          return isOver && makes('anonymous-without-a-session')
            ? of<Authentication>({ authenticationOption: { type: 'ANONYMOUS' } })
            : throwError(() => error)
        }),
      )
    }
  },
)
