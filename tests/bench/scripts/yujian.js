// Runs before the page's own scripts, behind probe.js: listens to what its workers say and sees
// when a verdict is shown. The page itself is the one that ships.

{
  const verdicts = new WeakSet();
  // Hash and examination begin once the facts are known, and would run into the next measurement: they
  // are answered as cancelled, but where they are themselves what is measured.
  const isMeasured = { hash: () => bench.hashed, examine: () => bench.heard };
  const asked = {};
  const Plain = globalThis.Worker;
  globalThis.Worker = class extends Plain {
    constructor(...words) {
      super(...words);
      this.addEventListener('message', ({ data }) => {
        const now = performance.now();
        if (data === 'ready') bench.worker ??= now;
        if (data?.event?.facts) bench.found(data.event.facts);
        const seen = data?.event?.examining ?? data?.event?.examined;
        const sound = seen && JSON.parse(seen.measurements).sound;
        if (sound && sound.end !== 'under-way') {
          bench.heard?.({ ms: now - asked.examine, lufs: sound.integrated_lufs, dbtp: sound.true_peak_dbtp });
        }
        if (data?.event?.hashed) bench.hashed?.({ ms: now - asked.hash, sha256: data.event.hashed.sha256 });
      });
    }

    postMessage(message, ...rest) {
      const job = message?.run?.job;
      if (job in isMeasured && !isMeasured[job]()) {
        const data = { event: { failed: { job, failure: 'cancelled' } } };
        setTimeout(() => this.onmessage?.(new MessageEvent('message', { data })));
        return;
      }
      asked[job] = performance.now();
      if (job === 'inspect') bench.asked();
      super.postMessage(message, ...rest);
    }
  };
  // The field counts from the end of the frame that shows it, and not before what is chosen is kept: www/boot.js
  // shows it once it listens.
  let isSeen = false;
  const seeField = () => {
    const field = document.querySelector('input[type=file]');
    if (isSeen || !field || field.closest('[hidden]')) return;
    isSeen = true;
    requestAnimationFrame(() => setTimeout(() => {
      bench.field = performance.now();
      bench.fieldSeen();
    }));
  };
  new MutationObserver(() => {
    // The same file chosen once more is another element, drawn together with its verdict.
    for (const verdict of document.querySelectorAll('[data-verdict]')) {
      if (!verdicts.has(verdict)) {
        bench.verdict ??= performance.now();
        bench.shown();
      }
      verdicts.add(verdict);
    }
    seeField();
    if (document.querySelector('[data-submission] input[type=file], [data-after] input[type=file]')) bench.program ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-verdict', 'hidden'] });
  // Ready for a file as soon as the program has drawn the field and a worker waits behind it.
  const look = setInterval(() => {
    if (bench.field && bench.program && bench.worker) {
      clearInterval(look);
      bench.ready();
    }
  }, 5);
}
