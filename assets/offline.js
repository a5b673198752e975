// Registers the service worker, shows a notice on an offline copy, and offers updates. Works without
// the app and never reloads by itself. The messages are templates in the page (`publish::early`).
(() => {
  const { cached, version, worker: scriptUrl } = document.documentElement.dataset;

  const message = (id) => document.getElementById(id).content.cloneNode(true);
  const reload = () => location.reload();

  if (cached !== undefined) {
    const bar = message("offline-copy");
    const [saved, number] = bar.querySelectorAll("span");
    const day = new Date(cached);
    if (isNaN(day)) saved.remove();
    else saved.querySelector("time").textContent = day.toLocaleDateString("en", { dateStyle: "long" });
    number.textContent = version;
    bar.querySelector("button").onclick = reload;
    document.body.prepend(bar);
  }

  if (!scriptUrl) return;
  const notice = Object.assign(document.createElement("div"), { className: "update-notice", role: "status", lang: "en", dir: "ltr" });
  const offerUpdate = () => {
    notice.replaceChildren(message("update-notice"));
    const [update, later] = notice.querySelectorAll("button");
    update.onclick = reload;
    later.onclick = () => notice.replaceChildren();
  };
  // The worker knows its version. This page may have come from the network and be just as new.
  const hasOtherVersion = (worker) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data !== version);
      worker.postMessage("version", [port2]);
    });
  const offerIfNewer = async (worker) => (await hasOtherVersion(worker)) && offerUpdate();
  const watch = (worker) =>
    worker?.addEventListener("statechange", () => worker.state === "activated" && offerIfNewer(worker));
  addEventListener("load", async () => {
    document.body.append(notice);
    try {
      const policy = globalThis.trustedTypes?.createPolicy("service-worker", { createScriptURL: () => scriptUrl });
      const url = policy?.createScriptURL(scriptUrl) ?? scriptUrl;
      const registration = await navigator.serviceWorker.register(url, { updateViaCache: "none" });
      watch(registration.installing ?? registration.waiting);
      registration.addEventListener("updatefound", () => watch(registration.installing));
      const check = () => document.visibilityState === "visible" && registration.update().catch(() => {});
      // For a page that has been open for days, or was offline.
      addEventListener("visibilitychange", check);
      addEventListener("online", check);
      // By itself, a browser checks for an update only when the active worker is idle.
      const { active } = registration;
      if (active && (await hasOtherVersion(active))) check();
    } catch {
      // no service workers, a private window, a frame, no storage left: the page works, but only online
    }
  });
})();
