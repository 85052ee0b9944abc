// Runs before the page's own scripts, behind probe.js: listens to what its workers say and sees
// when a verdict is shown. The page itself is the one that ships.

{
  // The hash begins once the facts are known. For the time of the facts it is stopped before it
  // begins, or it would run into the next measurement; it has a measurement of its own.
  let verdicts = 0;
  const Plain = globalThis.Worker;
  globalThis.Worker = class extends Plain {
    constructor(...words) {
      super(...words);
      this.addEventListener('message', ({ data }) => {
        const now = performance.now();
        if (data === 'ready') bench.worker ??= now;
        if (data?.event?.facts) bench.found(data.event.facts);
        if (data?.event?.hashed) bench.hashed?.({ ms: now - bench.hashing, sha256: data.event.hashed.sha256 });
      });
    }

    // The hash begins once the facts are known, and would run into the next measurement: it is
    // answered as cancelled, but where it is itself what is measured.
    postMessage(message, ...rest) {
      const isHash = message?.run?.job === 'hash';
      if (isHash && !bench.hashed) {
        const data = { event: { failed: { job: 'hash', failure: 'cancelled' } } };
        setTimeout(() => this.onmessage?.(new MessageEvent('message', { data })));
        return;
      }
      if (isHash) bench.hashing = performance.now();
      else if (message?.run) bench.asked();
      super.postMessage(message, ...rest);
    }
  };
  new MutationObserver(() => {
    const now = document.querySelectorAll('[data-verdict]').length;
    if (now > verdicts) bench.shown();
    verdicts = now;
    if (document.querySelector('input[type=file]')) bench.open ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-verdict'] });
  // Ready for a file as soon as the field is there and a worker waits behind it.
  const look = setInterval(() => {
    if (bench.open && bench.worker) {
      clearInterval(look);
      bench.ready();
    }
  }, 5);
}
