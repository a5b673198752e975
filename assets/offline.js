// Has the service worker keep the page, tells when what it kept is shown, and offers a newer
// version. Works without the program, and never loads anything under the reader.
(() => {
  const { kept, version, worker } = document.documentElement.dataset;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (words, onclick) => element("button", { className: "button", type: "button", onclick }, words);
  const reload = () => location.reload();

  if (kept !== undefined) {
    const day = new Date(kept);
    const since = isNaN(day) ? "" : ` on ${day.toLocaleDateString("en", { dateStyle: "long" })}`;
    const words = `The network does not answer. You are reading the copy that this device kept${since}, version ${version}.`;
    const message = element("p", {}, words, " ", button("Try again", reload));
    document.body.prepend(element("div", { className: "kept-copy", role: "status", lang: "en", dir: "ltr" }, message));
  }

  if (!worker) return;
  const place = element("div", { className: "newer-version", role: "status", lang: "en", dir: "ltr" });
  const offer = () => {
    const message = element("p", {}, "There is a newer version of this page.");
    place.replaceChildren(message, button("Show it", reload), button("Not now", () => place.replaceChildren()));
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
