// Measures a load with the page's own clock. Runs in every new document before the page's scripts; the bench
// reads the results from `slowPhone`.
(() => {
  const observe = (type, callback) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(callback));
    observer.observe({ type, buffered: true });
    return () => observer.takeRecords().forEach(callback);
  };
  const longTasks = [];
  const takeLongTasks = observe("longtask", ({ duration }) => longTasks.push(duration));

  // Paints are reported with a delay.
  const firstPaint = new Promise((done) =>
    observe("paint", ({ name, startTime }) => name === "first-contentful-paint" && done(startTime)),
  );
  let largestPaint = null;
  const anyLargestPaint = new Promise((done) =>
    observe("largest-contentful-paint", ({ startTime }) => done((largestPaint = startTime))),
  );

  // A reader can only tap what is on the screen: the tap comes after the first paint, in the frame after
  // the one that finds a section, and has worked when the section is closed.
  const firstFold = new Promise((done) => {
    const tap = (summary) => {
      summary.parentElement.addEventListener("toggle", ({ target }) => {
        if (!target.open) done(performance.now());
      });
      summary.click();
    };
    const look = () => {
      const summary = document.querySelector("details[open] > summary");
      requestAnimationFrame(summary ? () => tap(summary) : look);
    };
    firstPaint.then(look);
  });

  const appReady = new Promise((done) => {
    const look = () => {
      if (document.documentElement?.dataset.app === "ready") done(performance.now());
    };
    new MutationObserver(look).observe(document, {
      attributeFilter: ["data-app"],
      subtree: true,
    });
  });

  const load = new Promise((done) => addEventListener("load", done));

  // From the input to the end of the next frame: a message that is posted in a frame is delivered after it.
  const measureTap = () =>
    new Promise((done) => {
      const ended = ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - timeStamp);
        requestAnimationFrame(() => port2.postMessage(null));
      };
      addEventListener("click", ended, { capture: true, once: true });
    });
  let tap = null;

  globalThis.slowPhone = {
    // Returns all measurements when the page is idle.
    async loaded(hasApp) {
      const times = {
        firstPaint: await firstPaint,
        firstFold: await firstFold,
        appReady: hasApp ? await appReady : null,
      };
      await Promise.all([anyLargestPaint, load]);
      await new Promise(requestIdleCallback);
      takeLongTasks();
      const files = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
      const received = files.map(({ name, transferSize }) => [name, transferSize]);
      return { ...times, largestPaint, longTasks, received };
    },
    // Prepares for a tap, and returns its position.
    awaitTap() {
      const summary = document.querySelector("details > summary");
      summary.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = summary.getBoundingClientRect();
      tap = measureTap();
      return { x: left + width / 2, y: top + height / 2 };
    },
    tapLatency: () => tap,
  };
})();
