import { warn } from './complain.ts'

/**
 * Returns the function that tells the other tabs of this browser about a logout. Without `BroadcastChannel`, each tab is on its
 * own.
 */
export const createOtherTabs = (name: string, onLogout: () => void): (() => void) => {
  try {
    const channel = new BroadcastChannel(name)
    channel.addEventListener('message', onLogout)
    return () => channel.postMessage('logout')
  } catch {
    warn('no BroadcastChannel: other tabs are not told about a logout')
    return () => {}
  }
}
