// Keeps the page for a reader without a network: all the files of one version, or none of them.
// Publishing puts before this: `VERSION`, and `FILES`, which gives the hash of each file.
const NAMES = `fact-sheet ${registration.scope} `;
const NAME = NAMES + VERSION;
// The version before is still open in other windows.
const VERSIONS = 2;
// Longer than a page should take to begin; in milliseconds.
const PATIENCE = 4000;

const hashes = new Map(
  Object.entries(FILES).map(([file, integrity]) => [new URL(file, registration.scope).href, integrity]),
);

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(forget()));
addEventListener("message", ({ ports }) => ports[0]?.postMessage(VERSION));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET") return;
  if (mode !== "navigate") {
    if (url.startsWith(registration.scope) || hashes.has(url)) event.respondWith(keptFile(event.request));
    return;
  }
  const page = pageAt(url);
  if (hashes.has(page)) event.respondWith(newestPage(event.request, page));
});

// A file that is not the one of this version, whether it changed a moment ago or on its way, fails
// the whole: the version kept before stays.
async function keep() {
  const requests = Array.from(hashes, ([address, integrity]) => new Request(address, { cache: "no-cache", integrity }));
  // A host that rewrites pages is found out by its page, before all the rest is fetched for nothing.
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

async function forget() {
  for (const name of (await others()).slice(0, 1 - VERSIONS)) await caches.delete(name);
}

// The versions besides this one, in the order in which they came.
async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(NAMES) && name !== NAME);
}

// However a page is asked for: with a query, by its name or its folder's.
function pageAt(url) {
  const address = new URL(url);
  address.search = address.hash = "";
  address.pathname = address.pathname.replace(/\/index\.html$/, "/");
  return address.href;
}

// Whatever a page is drawn and run from has a hash in its address, so it is of the page's version.
async function keptFile(request) {
  return (await kept(request.url)) ?? fetch(request);
}

async function newestPage(request, address) {
  // Whatever the host says of keeping: a page that the browser had kept by itself would not tell.
  const network = fetch(request, { cache: "no-cache" });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    const answer = await Promise.race([network, late]);
    if (answer?.status < 500) return answer;
  } catch {
    // no network
  }
  return (await keptPage(address)) ?? network;
}

// The kept page says of itself that it is one, and since when, so that its script can tell.
async function keptPage(address) {
  const page = await kept(address);
  if (!page) return undefined;
  if (!page.headers.get("content-type")?.startsWith("text/html")) return page;
  const headers = new Headers(page.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const since = page.headers.get("date") ?? "";
  const text = await page.text();
  return new Response(text.replace("<html", `<html data-kept="${since.replace(/[^\w ,:]/g, "")}"`), { headers });
}

// This version's, or else that of one before, for windows that are still open.
async function kept(address) {
  try {
    for (const cacheName of [NAME, ...(await others()).reverse()]) {
      const found = await caches.match(address, { cacheName });
      if (found) return found;
    }
  } catch {
    // a storage that refuses has kept nothing
  }
  return undefined;
}
