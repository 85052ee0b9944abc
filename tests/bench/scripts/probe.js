// Runs before any script of a page: takes the time from a file's choice to the facts.
// `bench.next()` arms it and gives a promise; the driver then chooses a file.

globalThis.bench = (() => {
  let ready;
  const isReady = new Promise((resolve) => { ready = resolve; });
  let fieldSeen;
  const isFieldSeen = new Promise((resolve) => { fieldSeen = resolve; });
  let chosen = 0;
  let asked;
  let facts;
  let told = () => {};
  // The debugger's protocol knows no whole numbers of 64 bits.
  const plain = (value) => JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part)));
  addEventListener('change', (event) => {
    if (event.target.type === 'file') chosen = performance.now();
  }, true);
  return {
    isReady,
    ready: () => ready(performance.now()),
    // The field for files is on the screen.
    isFieldSeen,
    fieldSeen: () => fieldSeen(),
    // A peer's page calls it once its facts are shown.
    told: (answer) => told({ ms: performance.now() - chosen, answer }),
    next: () => new Promise((resolve) => { told = resolve; }),
    // A worker of the page was asked.
    asked: () => { asked = performance.now(); },
    // What a worker of the page found; the time of the facts themselves, before they are shown.
    found: (answer) => { facts = { at: performance.now(), answer }; },
    shown: () => {
      const ms = performance.now() - chosen;
      if (facts) told({ ms, asked_ms: asked - chosen, found_ms: facts.at - chosen, answer: plain(facts.answer) });
      facts = undefined;
    },
  };
})();
