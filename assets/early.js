// What the program would come too late for. Runs when the sections have been read and before they
// are painted, and works without the program.
(() => {
  const FOLDS = ".section-view__fold";
  const root = document.documentElement;
  const key = `factsheet-folds:${location.pathname}`;

  // Folds last as long as the tab: given back by reload, back and forward, not to a new visit.
  const addressed = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // not an address of ours
    }
  };
  try {
    if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") {
      const target = addressed();
      for (const id of JSON.parse(sessionStorage.getItem(key)) ?? []) {
        const fold = document.getElementById(id)?.closest(FOLDS);
        if (fold && !fold.contains(target)) fold.open = false;
      }
    }
  } catch {
    // no storage, or not ours: every section stays open
  }
  let opened = []; // for paper alone, by an older browser
  addEventListener("pagehide", () => {
    try {
      const folded = Array.from(document.querySelectorAll(FOLDS)).filter((fold) => !fold.open || opened.includes(fold));
      const ids = folded.map((fold) => fold.querySelector(".section-view__body")?.id).filter(Boolean);
      sessionStorage.setItem(key, JSON.stringify(ids));
    } catch {
      // no storage: the folds are forgotten
    }
  });

  // A click on a heading folds its section; text that was selected in it stays selected. The second of
  // two clicks takes the first back.
  root.dataset.headings = "selectable";
  addEventListener("click", (event) => {
    const heading = event.target.closest?.(".section-view__heading");
    if (heading && !event.target.closest("a") && (getSelection().isCollapsed || event.detail === 2)) {
      heading.parentElement.querySelector("summary").click();
    }
  });

  // A wording (`?v=`) belongs to the passage it came with, so another link leaves it behind. Once
  // the program follows addresses, it sees to this itself.
  const wording = (url) => new URL(url).searchParams.get("v");
  addEventListener("hashchange", ({ oldURL, newURL }) => {
    const inherited = wording(newURL) !== null && wording(newURL) === wording(oldURL);
    const { follows, program } = root.dataset;
    if (inherited && (follows === undefined || program === "failed")) {
      const kept = location.search.slice(1).split("&").filter((parameter) => !parameter.startsWith("v="));
      const search = kept.length ? `?${kept.join("&")}` : "";
      history.replaceState(history.state, "", location.pathname + search + location.hash);
    }
  });

  // A script that is missing or is not the published one (the WebAssembly's loader tells of itself).
  const tellFailed = ({ target }) => {
    if (target.type === "module" && root.dataset.program === undefined) root.dataset.program = "failed";
  };
  addEventListener("error", tellFailed, true);

  // Yew's hydration sets every text again, which collapses a selection and removes the browser's own
  // highlight of a text fragment. Until the app is ready, setting an equal value changes nothing.
  Object.defineProperty(Text.prototype, "nodeValue", {
    configurable: true,
    get() {
      return this.data;
    },
    set(value) {
      if (this.data !== value) this.data = value ?? "";
    },
  });
  new MutationObserver((_, observer) => {
    delete Text.prototype.nodeValue;
    observer.disconnect();
  }).observe(root, { attributeFilter: ["data-program"] });

  // How the address wants to be printed, for as long as the program does not see to it itself
  // (`hooks::use_print_view`): it may never come.
  const asked = new URLSearchParams(location.search);
  for (const [name, word] of [["text", "large"], ["links", "off"], ["numbers", "on"], ["paper", "a4"], ["paper", "letter"]]) {
    if (asked.get(name) === word) {
      root.dataset[name] = word;
      for (const sheet of document.styleSheets) {
        try {
          for (const { media } of sheet.cssRules) if (media?.mediaText === word) media.mediaText = `print, ${word}`;
        } catch {
          // from elsewhere: none of ours
        }
      }
    }
  }
  if (asked.get("sections")) root.dataset.asks = "extract";

  // The day of printing, which no program would be quick enough to tell.
  const tellDay = () => {
    const day = new Date();
    for (const place of document.querySelectorAll(".printed-on")) {
      try {
        place.dataset.day = day.toLocaleDateString(root.lang, { dateStyle: "long" });
      } catch {
        place.dataset.day = day.toLocaleDateString(); // a language that the browser does not know
      }
    }
  };
  addEventListener("beforeprint", tellDay);
  // For whoever prints without saying so; a phone needs longer for its first date than for the page.
  addEventListener("load", () => (globalThis.requestIdleCallback ?? setTimeout)(tellDay));

  // Browsers whose style sheets cannot open a fold on paper, nor in the view of it.
  if (!CSS.supports("selector(details::details-content)")) {
    const toggled = new Set();
    const toggle = (folds, open) => {
      for (const fold of folds) {
        if (fold.open === open) continue;
        fold.open = open;
        toggled.add(fold);
      }
    };
    const open = () => {
      const folded = document.querySelectorAll(`${FOLDS}:not([open])`);
      opened = [...opened, ...folded];
      toggle(folded, true);
    };
    const close = () => {
      if (root.dataset.view) return;
      toggle(opened, false);
      opened = [];
    };
    // The program takes any other toggle for the reader's own.
    const keepUntold = (event) => {
      if (toggled.delete(event.target)) event.stopImmediatePropagation();
      else opened = opened.filter((fold) => fold !== event.target);
    };
    addEventListener("toggle", keepUntold, true);
    addEventListener("beforeprint", open);
    addEventListener("afterprint", close);
    // Told by the program before it looks where things are (`platform::paper_view`).
    addEventListener("viewchange", () => (root.dataset.view ? open() : close()));
  }
})();
