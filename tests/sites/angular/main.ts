import '@angular/compiler'
import 'zone.js'
import { provideHttpClient } from '@angular/common/http'
import { inject, provideAppInitializer, provideZoneChangeDetection } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import { provideRouter, Router, type CanActivateFn } from '@angular/router'
import { AppComponent, HomeComponent, LoginComponent, PoliciesComponent } from './components.ts'
import { AuthService } from './auth.ts'

const isLoggedIn: CanActivateFn = () => inject(AuthService).profile() !== null || inject(Router).parseUrl('/login')

void bootstrapApplication(AppComponent, {
  providers: [
    provideZoneChangeDetection({ eventCoalescing: true }),
    provideHttpClient(),
    provideAppInitializer(() => inject(AuthService).load()),
    provideRouter([
      { path: '', component: HomeComponent },
      { path: 'login', component: LoginComponent },
      { path: 'policies', component: PoliciesComponent, canActivate: [isLoggedIn] },
    ]),
  ],
})
