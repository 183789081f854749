/* What Material's search needs before Material's script runs. Written for the policy `script-src 'self'`: no inline
   script, no blob. */
(function () {
  "use strict";

  /* Browsers refuse `new Worker(file:…)`, so search would be dead on a shared drive. There, run the worker's script in a
     hidden empty frame instead. */
  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      const source = new URL(url, location.href).href;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      this.scope = this.frame.contentWindow;
      this.scope.importScripts = (...urls) =>
        urls.reduce(
          (before, next) => before.then(() => this.load(new URL(next, source).href)),
          Promise.resolve(),
        );
      this.scope.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.ready = this.load(source);
    }

    load(source) {
      return new Promise((resolve, reject) => {
        const script = this.scope.document.createElement("script");
        script.src = source;
        script.onload = resolve;
        script.onerror = reject;
        this.scope.document.body.append(script);
      });
    }

    postMessage(data) {
      this.ready.then(() => {
        this.scope.dispatchEvent(new this.scope.MessageEvent("message", { data: structuredClone(data) }));
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  /* The index has one name for ever; what follows it here has a browser that keeps an older one ask for the new one. */
  const edition = document.currentScript.dataset.kitIndex;

  /* On a server Material starts the worker and asks for the index, the heaviest file of the site, with every page.
     Most readers never search: both wait until somebody turns to the search, as on file://. */
  const RealWorker = window.Worker;

  class LateWorker extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
    }

    postMessage(data) {
      this.worker ??= this.start();
      this.worker.postMessage(data);
    }

    start() {
      const worker = new RealWorker(this.url);
      worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
      return worker;
    }

    terminate() {
      this.worker?.terminate();
    }
  }

  class LateRequest extends XMLHttpRequest {
    open(method, url) {
      this.late = String(url).endsWith("/search_index.json");
      super.open(method, this.late ? `${url}?${edition}` : url);
    }

    send() {
      const box = document.getElementById("__search");
      if (!this.late || box.checked) super.send();
      else box.addEventListener("change", () => super.send(), { once: true });
    }
  }

  if (location.protocol === "file:") {
    window.Worker = FrameWorker;
  } else {
    window.Worker = LateWorker;
    window.XMLHttpRequest = LateRequest;
  }
})();
