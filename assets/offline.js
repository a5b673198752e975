// Registers the service worker, says when the page is an offline copy, and offers an update. Works
// without the app, and never reloads by itself. The messages are templates in the page
// (`publish::early`).
(() => {
  const { kept, version, worker } = document.documentElement.dataset;

  const message = (id) => document.getElementById(id).content.cloneNode(true);
  const reload = () => location.reload();

  if (kept !== undefined) {
    const bar = message("offline-copy");
    const [saved, number] = bar.querySelectorAll("span");
    const day = new Date(kept);
    if (isNaN(day)) saved.remove();
    else saved.querySelector("time").textContent = day.toLocaleDateString("en", { dateStyle: "long" });
    number.textContent = version;
    bar.querySelector("button").onclick = reload;
    document.body.prepend(bar);
  }

  if (!worker) return;
  const place = Object.assign(document.createElement("div"), { className: "newer-version", role: "status", lang: "en", dir: "ltr" });
  const offer = () => {
    place.replaceChildren(message("newer-version"));
    const [update, later] = place.querySelectorAll("button");
    update.onclick = reload;
    later.onclick = () => place.replaceChildren();
  };
  // Asked of the worker: this page may have come from the network and be as new as it is.
  const isOfAnotherVersion = (asked) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data !== version);
      asked.postMessage("version", [port2]);
    });
  const offerIfNewer = async (newest) => (await isOfAnotherVersion(newest)) && offer();
  const follow = (coming) =>
    coming?.addEventListener("statechange", () => coming.state === "activated" && offerIfNewer(coming));
  addEventListener("load", async () => {
    document.body.append(place);
    try {
      const trusted = globalThis.trustedTypes?.createPolicy("service-worker", { createScriptURL: () => worker });
      const address = trusted?.createScriptURL(worker) ?? worker;
      const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
      follow(registration.installing ?? registration.waiting);
      registration.addEventListener("updatefound", () => follow(registration.installing));
      const ask = () => document.visibilityState === "visible" && registration.update().catch(() => {});
      // A page that has been open for days, or without a network.
      addEventListener("visibilitychange", ask);
      addEventListener("online", ask);
      // Left alone, a browser looks for another worker only once this one has nothing to do.
      const { active } = registration;
      if (active && (await isOfAnotherVersion(active))) ask();
    } catch {
      // no worker here, a private window, a frame, no storage left: the page is read with the network
    }
  });
})();
