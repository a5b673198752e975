// Offline use was switched off: takes the place of the worker that kept the page, and goes.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`fact-sheet ${registration.scope} `)) await caches.delete(name);
  }
  await registration.unregister();
}
