// Loads the studio and shows how much of it has arrived.
import init from "./studio.js";

const response = await fetch("./studio_bg.wasm");
const total = Number(response.headers.get("content-length"));
const progress = document.getElementById("progress");
let loaded = 0;
const counted = response.body.pipeThrough(
  new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.length;
      if (total > 0) {
        progress.textContent = Math.min(100, Math.floor((100 * loaded) / total));
      }
      controller.enqueue(chunk);
    },
  }),
);
const headers = { "content-type": "application/wasm" };
await init({ module_or_path: new Response(counted, { headers }) });
document.documentElement.dataset.studio = "ready";
