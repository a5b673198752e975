// Caches the page for offline use: all files of one version, or none of them.
// The publisher prepends `VERSION` and `FILES`, which maps each file to its hash.
const PREFIX = `fact-sheet ${registration.scope} `;
const NAME = PREFIX + VERSION;
// The previous version may still be open in other windows.
const CACHED_VERSIONS = 2;
// How long to wait for the network before showing the offline copy.
const TIMEOUT_MS = 4000;

const hashes = new Map(
  Object.entries(FILES).map(([file, integrity]) => [new URL(file, registration.scope).href, integrity]),
);

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(deleteOldCaches()));
addEventListener("message", ({ ports }) => ports[0]?.postMessage(VERSION));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET") return;
  if (mode !== "navigate") {
    if (url.startsWith(registration.scope) || hashes.has(url)) event.respondWith(cacheFirst(event.request));
    return;
  }
  const page = pageUrl(url);
  if (hashes.has(page)) event.respondWith(networkFirst(event.request, page));
  // As hosts do, because links in the page of a section are relative to its folder.
  else if (hashes.has(`${page}/`)) event.respondWith(Response.redirect(`${page}/${new URL(url).search}`));
});

// If one file does not have the hash of this version, because it has just changed or was altered on
// its way, the installation fails and the previous version stays.
async function install() {
  const requests = Array.from(hashes, ([url, integrity]) => new Request(url, { cache: "no-cache", integrity }));
  // Fails early on hosts that rewrite pages, before all other files are downloaded.
  const page = new URL("./", registration.scope).href;
  await fetch(page, { cache: "no-cache", integrity: hashes.get(page) });
  const isNew = !(await caches.has(NAME));
  const cache = await caches.open(NAME);
  try {
    await cache.addAll(requests);
  } catch (error) {
    if (isNew) await caches.delete(NAME);
    throw error;
  }
  await skipWaiting();
}

async function deleteOldCaches() {
  for (const name of (await otherCaches()).slice(0, 1 - CACHED_VERSIONS)) await caches.delete(name);
}

// Returns the names of the caches of other versions, oldest first.
async function otherCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
}

// Returns the URL of the page without query, fragment and index.html.
function pageUrl(url) {
  const page = new URL(url);
  page.search = page.hash = "";
  page.pathname = page.pathname.replace(/\/index\.html$/, "/");
  return page.href;
}

// Every file that a page needs has a hash in its name, so a cached file belongs to the page's version.
async function cacheFirst(request) {
  return (await cached(request.url)) ?? fetch(request);
}

async function networkFirst(request, url) {
  // Whatever caching the host allows: with a page from the HTTP cache, an update would go unnoticed.
  const network = fetch(request, { cache: "no-cache" });
  const timeout = new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS));
  try {
    const response = await Promise.race([network, timeout]);
    if (response?.status < 500) return response;
  } catch {
    // no network
  }
  return (await cachedPage(url)) ?? network;
}

// Marks the cached page with the day it was saved, which `offline.js` shows.
async function cachedPage(url) {
  const page = await cached(url);
  if (!page) return undefined;
  if (!page.headers.get("content-type")?.startsWith("text/html")) return page;
  const headers = new Headers(page.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const date = page.headers.get("date") ?? "";
  const text = await page.text();
  return new Response(text.replace("<html", `<html data-cached="${date.replace(/[^\w ,:]/g, "")}"`), { headers });
}

// Searches this version, then earlier ones, newest first, for windows that are still open.
async function cached(url) {
  try {
    for (const cacheName of [NAME, ...(await otherCaches()).reverse()]) {
      const response = await caches.match(url, { cacheName });
      if (response) return response;
    }
  } catch {
    // the browser denies access to storage
  }
  return undefined;
}
