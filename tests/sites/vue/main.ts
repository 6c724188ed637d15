import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import Anmeldung from './anmeldung.vue'
import App from './app.vue'
import { keepChatInStep } from './chat.ts'
import Konto from './konto.vue'
import Start from './start.vue'
import { store } from './store.ts'
import Tarife from './tarife.vue'

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: Start },
    { path: '/tarife', component: Tarife },
    { path: '/anmeldung', component: Anmeldung },
    { path: '/konto', component: Konto, meta: { nurFuerKunden: true } },
  ],
})

router.beforeEach(async (to) => {
  await store.load()
  if (to.meta['nurFuerKunden'] === true && store.kunde.value === null) {
    return { path: '/anmeldung', query: { zurueck: to.fullPath } }
  }
  return true
})

keepChatInStep(store)
createApp(App).use(router).mount('#app')
