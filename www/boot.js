// Shows the field for files, fetches all that the page will ever need, forbids every request from then
// on, and starts the page.

const version = new URL(import.meta.url).search;

const find = (id) => document.getElementById(id);
const start = [find('main'), find('loading')];
const field = find('choose');

function say(id) {
  for (const part of start) part.hidden = true;
  find(id).hidden = false;
}

// What was chosen or dropped before the program is there: files, and null for what is none.
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
  // So that choosing the very same file again is a change, too.
  field.value = '';
}

// As src/browser/files/drop.rs does: a folder also offers a file of its name, which cannot be read.
function dropped(items) {
  const files = [...items].filter(({ kind }) => kind === 'file');
  if (files.length === 0) return [null];
  return files.map((item) => (item.webkitGetAsEntry()?.isDirectory ? null : item.getAsFile()));
}

// What moves between the two halves of a press takes the press away, and with it the dialogue.
async function released() {
  if (!field.matches(':active')) return;
  const ends = ['pointerup', 'pointercancel', 'keyup', 'blur'];
  // The click comes after these events, and before any timer.
  await new Promise((go) => ends.forEach((end) => on(window, end, () => setTimeout(go))));
}

on(field, 'change', keepChosen);
// Or the browser would open the file in place of the page.
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

// Compiled while it still comes in. Under a type of its own: a server may send any MIME type for .wasm.
async function compiled(name) {
  const { body } = await get(name);
  const headers = { 'Content-Type': 'application/wasm' };
  return WebAssembly.compileStreaming(new Response(body, { headers }));
}

// What a worker is made of: wasm-bindgen's script and the compiled module.
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

// Policies add up: the page's own stands in index.html, and no later one can loosen it. Workers are
// made after this, and inherit both.
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
    // The host edits it without a build, so its version says nothing: always ask the server.
    text('notice.json', { cache: 'no-cache' }),
    add('script', { src: `page.js${version}` }),
    loaded,
  ]);
  await wasm_bindgen({ module_or_path: module });
  // Asked for last, so that they keep nothing waiting, but before the seal: the policy is asked when a
  // request begins, and no answer to it is needed to start. Without the first the page makes no hash and no
  // sheet, without the second it speaks Chinese alone, without the third it does not examine.
  const styles = ['submission.css', 'sheet.css'].map(styled);
  const submission = Promise.all([worker('submission'), ...styles]).then(([parts]) => parts);
  const languages = wasm_bindgen.languages().map((tag) => text(`${tag}.txt`));
  const examiner = worker('examiner');
  seal();
  await released();
  const hasFocus = document.activeElement === field;
  wasm_bindgen.start(notice, inspector, early, languages, submission, examiner);
  untilStart.abort();
  // The same field is drawn by then; it was out of the document in between.
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
