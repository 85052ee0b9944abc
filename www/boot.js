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

// Compiled once all of it is there. Firefox waits for ever for the rest of a module that is being compiled
// meanwhile and ends within a function; of a module that comes after the page nobody would learn so.
async function compiledWhole(name) {
  return WebAssembly.compile(await (await get(name)).arrayBuffer());
}

// Everything a worker is started from: wasm-bindgen's script and the compiled module.
const worker = (name, compile) => Promise.all([text(`${name}.js`), compile(`${name}_bg.wasm`)]);

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

// The notices of the site: their names, each with the promise of its text. The page begins with the one that its
// address names, else with notice.json. They may be edited without a build, so the version in the URL says
// nothing about them. Whatever is wrong with the list, there is still notice.json.
const unversioned = { cache: 'no-cache' };

async function listed() {
  try {
    const list = JSON.parse(await text('notices.json', unversioned));
    const fits = ({ name, file }) => typeof name === 'string' && /^[\w.-]+\.json$/.test(file);
    return list.filter(fits).slice(0, 50);
  } catch {
    return [];
  }
}

async function firstNotice(list) {
  const wanted = new URLSearchParams(location.search).get('notice');
  // Whoever asks for none does not wait for the list.
  const entry = wanted ? (await list).find(({ name }) => name === wanted) : null;
  return text(entry ? entry.file : 'notice.json', unversioned);
}

const notices = listed();

// A program of the page: its script and its compiled module.
const program = (name, compile) => Promise.all([import(`./${name}.js${version}`), compile(`${name}_bg.wasm`)]);

// Waits for a press on anything to end, before what is pressed is drawn anew.
async function nothingPressed() {
  if (!document.querySelector('a:active, button:active, summary:active, label:active')) return;
  await new Promise((go) => ['pointerup', 'pointercancel', 'keyup', 'blur'].forEach((end) =>
    addEventListener(end, () => setTimeout(go), { once: true })));
}

// Where the focus is, by id and data, which the other program's elements have too, and whether the first fold
// is open: there is no other before a verdict.
function place() {
  const named = ({ name }) => name === 'id' || name.startsWith('data-');
  const focused = document.activeElement;
  const names = focused?.closest('#app') ? [...focused.attributes].filter(named) : [];
  return {
    focused: names.map(({ name, value }) => `[${name}="${CSS.escape(value)}"]`).join(''),
    isOpen: Boolean(document.querySelector('#app details')?.open),
  };
}

function putBack({ focused, isOpen }) {
  if (focused) document.querySelector(focused)?.focus({ preventScroll: true });
  const fold = document.querySelector('#app details');
  if (fold && isOpen) fold.open = true;
}

// The whole page takes the place of the program that gave the first verdicts. Between the two nothing is drawn.
async function takeOver(running, page, inspector, fullInspector, others, languages, arrived, submission, examiner) {
  let script;
  try {
    const [loadedScript, module] = await page;
    // Without it other containers are only named.
    inspector = await fullInspector.catch(() => inspector);
    await loadedScript.default({ module_or_path: module });
    script = loadedScript;
  } catch (error) {
    console.error(error);
    running.stay();
    return;
  }
  await running.settled();
  await nothingPressed();
  const before = place();
  const texts = languages.map((language, index) => arrived[index] ?? language);
  script.start(running.handOver(), inspector, field, texts, others, submission, examiner);
  // It has drawn by then, and nobody has seen anything in between.
  requestAnimationFrame(() => putBack(before));
}

try {
  const [[script, module], inspector, notice] = await Promise.all([
    program('verdict', compiled),
    worker('inspector', compiled),
    firstNotice(notices),
    loaded,
  ]);
  await script.default({ module_or_path: module });
  // These are requested last, so that nothing waits for them, but before the seal, which blocks requests
  // only when they begin. Without the first there are verdicts and nothing else, without the second no hash and
  // no sheet, without the third the page is in Chinese only, without the fourth it does not examine.
  const page = program('page', compiledWhole);
  const fullInspector = worker('full_inspector', compiledWhole);
  const styles = ['submission.css', 'sheet.css'].map(styled);
  const submission = Promise.all([worker('submission', compiledWhole), ...styles]).then(([parts]) => parts);
  const others = Promise.all((await notices).map(async ({ name, file }) => [name, await text(file, unversioned)]));
  const languages = script.languages().map((tag) => text(`${tag}.txt`));
  const examiner = worker('examiner', compiledWhole);
  seal();
  const arrived = [];
  languages.forEach((language, index) => language.then((words) => { arrived[index] = words; }, () => {}));
  await released();
  const hasFocus = document.activeElement === field;
  const running = script.Verdict.start(notice, inspector, field, early, languages, others);
  untilStart.abort();
  // Rendering moves the input, which then loses the focus.
  if (hasFocus) setTimeout(() => field.focus({ preventScroll: true }));
  addEventListener('error', (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) say('stopped');
  });
  addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof WebAssembly.RuntimeError) say('stopped');
  });
  await takeOver(running, page, inspector, fullInspector, others, languages, arrived, submission, examiner);
} catch (error) {
  console.error(error);
  say('load-failed');
}
