// Keeps the folds of this page for as long as its tab is open. It runs when the sections have been
// read and before they are painted: the program would come too late to fold without a jump.
(() => {
  const key = `factsheet-folds:${location.pathname}`;
  const bodies = ".section-view__fold:not([open]) > .section-view__body";
  const addressed = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // not an address of ours
    }
  };
  try {
    const target = addressed();
    for (const id of JSON.parse(sessionStorage.getItem(key)) ?? []) {
      const fold = document.getElementById(id)?.closest(".section-view__fold");
      if (fold && !fold.contains(target)) fold.open = false;
    }
  } catch {
    // no storage, or not ours: every section stays open
  }
  addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(Array.from(document.querySelectorAll(bodies), (body) => body.id)));
    } catch {
      // no storage: the folds are forgotten
    }
  });
})();
