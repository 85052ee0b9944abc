// Shows the file input, fetches everything that the page needs, forbids all further requests, and starts
// the program.

const version = new URL(import.meta.url).search;

const find = (id) => document.getElementById(id);
const start = [find('main'), find('loading')];
const field = find('choose');

function say(id) {
  for (const part of start) part.hidden = true;
  find(id).hidden = false;
}

// What was chosen or dropped before the program has started: files, and null for anything else.
const early = [];
const untilStart = new AbortController();
const on = (target, type, act) => target.addEventListener(type, act, { signal: untilStart.signal });

function keep(things) {
  early.push(...things);
  if (!things.some(Boolean)) return;
  for (const id of ['taken', 'not-checked']) find(id).hidden = false;
}

function keepChosen() {
  keep([...field.files]);
  // So that choosing the same file again fires `change` again.
  field.value = '';
}

// The same as in src/browser/files/drop.rs. A folder also offers a file of its name, which cannot be read.
function dropped(items) {
  const files = [...items].filter(({ kind }) => kind === 'file');
  if (files.length === 0) return [null];
  return files.map((item) => (item.webkitGetAsEntry()?.isDirectory ? null : item.getAsFile()));
}

// Waits for a press on the input to end: an element that moves between mouse down and mouse up gets no
// click, and the file dialogue would not open.
async function released() {
  if (!field.matches(':active')) return;
  const ends = ['pointerup', 'pointercancel', 'keyup', 'blur'];
  // The click comes after these events, and before any timer.
  await new Promise((go) => ends.forEach((end) => on(window, end, () => setTimeout(go))));
}

on(field, 'change', keepChosen);
// Otherwise the browser would replace the page by the file.
on(window, 'dragover', (event) => event.preventDefault());
on(window, 'drop', (event) => {
  event.preventDefault();
  keep(dropped(event.dataTransfer.items));
});
if (field.files.length > 0) keepChosen();
for (const part of start) part.hidden = false;

async function get(name, options) {
  const response = await fetch(name + version, options);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

const text = async (name, options) => (await get(name, options)).text();

// Compiled while it is being fetched, with its own MIME type, because servers may send another for .wasm.
async function compiled(name) {
  const { body } = await get(name);
  const headers = { 'Content-Type': 'application/wasm' };
  return WebAssembly.compileStreaming(new Response(body, { headers }));
}

// Everything a worker is started from: wasm-bindgen's script and the compiled module.
const worker = (name) => Promise.all([text(`${name}.js`), compiled(`${name}_bg.wasm`)]);

function add(tag, properties) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = resolve;
    element.onerror = () => reject(new Error(element.outerHTML));
    document.head.append(element);
  });
}

const styled = (name) => add('link', { rel: 'stylesheet', href: name + version });

const loaded = new Promise((resolve) => {
  if (document.readyState === 'complete') resolve();
  else addEventListener('load', resolve, { once: true });
});

// Forbids all requests. Policies add up: that of index.html stays in force, and workers, which are started
// later, inherit both.
function seal() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; "
    + "img-src blob: data:; media-src blob:; form-action 'none'";
  document.head.append(policy);
}

try {
  const [module, inspector, notice] = await Promise.all([
    compiled('page_bg.wasm'),
    worker('inspector'),
    // It may be edited without a build, so the version in its URL says nothing about it.
    text('notice.json', { cache: 'no-cache' }),
    add('script', { src: `page.js${version}` }),
    loaded,
  ]);
  await wasm_bindgen({ module_or_path: module });
  // These are requested last, so that nothing waits for them, but before the seal, which blocks requests
  // only when they begin. Without the first the page makes no hash and no sheet, without the second it is
  // in Chinese only, without the third it does not examine.
  const styles = ['submission.css', 'sheet.css'].map(styled);
  const submission = Promise.all([worker('submission'), ...styles]).then(([parts]) => parts);
  const languages = wasm_bindgen.languages().map((tag) => text(`${tag}.txt`));
  const examiner = worker('examiner');
  seal();
  await released();
  const hasFocus = document.activeElement === field;
  wasm_bindgen.start(notice, inspector, early, languages, submission, examiner);
  untilStart.abort();
  // Rendering moves the input, which then loses the focus.
  if (hasFocus) setTimeout(() => field.focus({ preventScroll: true }));
  addEventListener('error', (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) say('stopped');
  });
  addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof WebAssembly.RuntimeError) say('stopped');
  });
} catch (error) {
  console.error(error);
  say('load-failed');
}
