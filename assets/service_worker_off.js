// Replaces the service worker of a page that no longer offers offline copies: deletes them and unregisters.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(uninstall()));

async function uninstall() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`fact-sheet ${registration.scope} `)) await caches.delete(name);
  }
  await registration.unregister();
}
