// What must happen before the app can: runs when the sections have been parsed and before they are
// painted, and works without the app.
(() => {
  const FOLDS = ".section-view__fold";
  const root = document.documentElement;
  const key = `factsheet-folds:${location.pathname}`;

  // Folds last as long as the tab: restored after reload, back and forward, but not on a new visit.
  const targetOfUrl = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // malformed percent-encoding
    }
  };
  try {
    if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") {
      const target = targetOfUrl();
      for (const id of JSON.parse(sessionStorage.getItem(key)) ?? []) {
        const fold = document.getElementById(id)?.closest(FOLDS);
        if (fold && !fold.contains(target)) fold.open = false;
      }
    }
  } catch {
    // no storage or unknown data: all sections stay open
  }
  let openedForPrint = []; // only in browsers without ::details-content
  addEventListener("pagehide", () => {
    try {
      const folded = Array.from(document.querySelectorAll(FOLDS)).filter((fold) => !fold.open || openedForPrint.includes(fold));
      const ids = folded.map((fold) => fold.querySelector(".section-view__body")?.id).filter(Boolean);
      sessionStorage.setItem(key, JSON.stringify(ids));
    } catch {
      // no storage: the folds are not restored
    }
  });

  // A click on a heading folds its section; text that was selected in it stays selected. The second of
  // two clicks takes the first back.
  root.dataset.headings = "selectable";
  addEventListener("click", (event) => {
    const heading = event.target.closest?.(".section-view__heading");
    const { isCollapsed } = getSelection();
    if (heading && !event.target.closest("a") && (isCollapsed || event.detail === 2)) {
      const toggle = heading.parentElement.querySelector("summary");
      // Before the click, after which it would wait for the layout. In Firefox 140 the focus takes the selection
      // away.
      if (isCollapsed) toggle.focus({ preventScroll: true });
      toggle.click();
    }
  });

  // In a copy that is the `srcdoc` of a frame, a link to a fragment would lead to the page around it.
  if (location.protocol === "about:") {
    addEventListener("click", (event) => {
      const fragment = event.target.closest?.("a")?.getAttribute("href");
      if (fragment?.startsWith("#") && !event.defaultPrevented) {
        event.preventDefault();
        location.hash = fragment;
      }
    });
  }

  // A fingerprint (`?v=`) belongs to the passage of its link, so following another link removes it.
  // When the app follows links, it does this itself.
  const fingerprint = (url) => new URL(url).searchParams.get("v");
  addEventListener("hashchange", ({ oldURL, newURL }) => {
    const isInherited = fingerprint(newURL) !== null && fingerprint(newURL) === fingerprint(oldURL);
    const { follows, app } = root.dataset;
    if (isInherited && (follows === undefined || app === "failed")) {
      const parameters = location.search.slice(1).split("&").filter((parameter) => !parameter.startsWith("v="));
      const search = parameters.length ? `?${parameters.join("&")}` : "";
      history.replaceState(history.state, "", location.pathname + search + location.hash);
    }
  });

  // A script is missing or has another hash. The one that loads the WebAssembly reports its own errors.
  const reportFailure = ({ target }) => {
    if (target.type === "module" && root.dataset.app === undefined) root.dataset.app = "failed";
  };
  addEventListener("error", reportFailure, true);

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
    observeToolbar();
  }).observe(root, { attributeFilter: ["data-app"] });

  // The toolbar stays in view only as long as its controls are one row. They are shown when the app is ready.
  const observeToolbar = () => {
    const setRows = ([{ target }]) => {
      const isRow = target.offsetHeight < 2 * target.querySelector("button").offsetHeight;
      root.dataset.toolbar = isRow ? "row" : "";
    };
    if (globalThis.ResizeObserver) new ResizeObserver(setRows).observe(document.querySelector(".toolbar"));
  };

  // The print options in the URL, until the app applies them (`print::use_print_view`).
  const query = new URLSearchParams(location.search);
  for (const [name, value] of [["text", "large"], ["links", "off"], ["numbers", "on"], ["paper", "a4"], ["paper", "letter"]]) {
    if (query.get(name) === value) {
      root.dataset[name] = value;
      for (const sheet of document.styleSheets) {
        try {
          for (const { media } of sheet.cssRules) if (media?.mediaText === value) media.mediaText = `print, ${value}`;
        } catch {
          // a style sheet of another origin, such as an extension's
        }
      }
    }
  }

  // If the app fails or takes long, the page says what the link asks for and it does not show.
  const TIMEOUT_MS = 8000;
  const asked = ["sections", "v"].filter((name) => query.get(name));
  if (query.get("view") === "print") asked.push("view");
  if (asked.length) {
    const message = document.getElementById("link-failed").content.firstChild.cloneNode(true);
    for (const sentence of message.querySelectorAll("span")) {
      if (!asked.includes(sentence.dataset.parameter)) sentence.remove();
    }
    message.querySelector("button").onclick = () => location.reload();
    const show = () => document.body.prepend(message);
    const timeout = setTimeout(show, TIMEOUT_MS);
    new MutationObserver((_, observer) => {
      clearTimeout(timeout);
      observer.disconnect();
      if (root.dataset.app === "failed") show();
      else message.remove();
    }).observe(root, { attributeFilter: ["data-app"] });
  }

  // The day of printing. The app would be too late for it.
  const setPrintDay = () => {
    const day = new Date();
    for (const element of document.querySelectorAll(".printed-on")) {
      try {
        element.dataset.day = day.toLocaleDateString(root.lang, { dateStyle: "long", calendar: "gregory" });
      } catch {
        element.dataset.day = day.toLocaleDateString(); // the browser does not know the language
      }
    }
  };
  addEventListener("beforeprint", setPrintDay);
  // Not every way to print fires `beforeprint`. When idle, because formatting the first date is slow.
  addEventListener("load", () => (globalThis.requestIdleCallback ?? setTimeout)(setPrintDay));

  // A table is a tab stop only as long as it scrolls.
  const setTabStops = (entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  };
  if (globalThis.ResizeObserver) {
    const tables = new ResizeObserver(setTabStops);
    for (const table of document.querySelectorAll(".table__scroll")) tables.observe(table);
  }

  // Browsers without ::details-content cannot open folds by style sheet, on paper and in the print view.
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
      openedForPrint = [...openedForPrint, ...folded];
      toggle(folded, true);
    };
    const close = () => {
      if (root.dataset.view) return;
      toggle(openedForPrint, false);
      openedForPrint = [];
    };
    // The app would take these toggles for the reader's.
    const hideToggle = (event) => {
      if (toggled.delete(event.target)) event.stopImmediatePropagation();
      else openedForPrint = openedForPrint.filter((fold) => fold !== event.target);
    };
    addEventListener("toggle", hideToggle, true);
    addEventListener("beforeprint", open);
    addEventListener("afterprint", close);
    // Dispatched by the app before it measures positions (`platform::paper_view`).
    addEventListener("viewchange", () => (root.dataset.view ? open() : close()));
  }
})();
