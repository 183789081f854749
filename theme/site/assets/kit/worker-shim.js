/* Browsers refuse `new Worker(file:…)`, so search would be dead on a shared drive. On file:// only, run the worker's
   script in a hidden empty frame instead. Written for the policy `script-src 'self'`: no inline script, no blob. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

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

  window.Worker = FrameWorker;
})();
