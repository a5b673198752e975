// Notes what a load comes to, on the page's own clock. It runs in every new document before
// anything of the page, and answers the bench through `slowPhone`.
(() => {
  const observe = (type, note) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true });
    return () => observer.takeRecords().forEach(note);
  };
  const longTasks = [];
  const takeLongTasks = observe("longtask", ({ duration }) => longTasks.push(duration));

  // Paints are told some time after they were made.
  const firstPaint = new Promise((done) =>
    observe("paint", ({ name, startTime }) => name === "first-contentful-paint" && done(startTime)),
  );
  let largestPaint = null;
  const anyLargestPaint = new Promise((done) =>
    observe("largest-contentful-paint", ({ startTime }) => done((largestPaint = startTime))),
  );

  // Nobody can tap what is not on the screen: the tap comes after the first paint, in the frame
  // after the one that finds a section, and has worked when the section is closed.
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

  const answer = new Promise((done) => {
    const look = () => {
      if (document.documentElement?.dataset.app === "ready") done(performance.now());
    };
    new MutationObserver(look).observe(document, {
      attributeFilter: ["data-app"],
      subtree: true,
    });
  });

  const load = new Promise((done) => addEventListener("load", done));

  // From the moment of the input to the end of the frame that answers it: a message that is sent
  // while a frame is made is delivered when it has been made.
  const tapped = () =>
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
    // Everything about the load, once nothing of it is left to do.
    async loaded(hasProgram) {
      const times = {
        firstPaint: await firstPaint,
        firstFold: await firstFold,
        answer: hasProgram ? await answer : null,
      };
      await Promise.all([anyLargestPaint, load]);
      await new Promise(requestIdleCallback);
      takeLongTasks();
      const files = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
      const received = files.map(({ name, transferSize }) => [name, transferSize]);
      return { ...times, largestPaint, longTasks, received };
    },
    // Awaits a tap, and says where.
    awaitTap() {
      const summary = document.querySelector("details > summary");
      summary.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = summary.getBoundingClientRect();
      tap = tapped();
      return { x: left + width / 2, y: top + height / 2 };
    },
    tapLatency: () => tap,
  };
})();
