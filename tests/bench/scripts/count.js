// Counts what is read of files: in the page, and in every worker, to whose script it is put in front.
// A read counts when its bytes come; what the browser itself reads ahead is not seen.

{
  const count = { calls: 0, bytes: 0 };
  const channel = new BroadcastChannel('bench-count');
  const name = typeof document === 'undefined' ? self.name || 'worker' : 'page';
  channel.onmessage = ({ data }) => {
    if (data === 'ask' && name !== 'page') channel.postMessage({ name, ...count });
    if (data !== 'ask' && name === 'page') heard(data);
  };
  let heard = () => {};
  // The counts of the page and of `workers` workers.
  const all = (workers) => new Promise((resolve) => {
    const counts = [{ name, ...count }];
    heard = (data) => {
      counts.push(data);
      if (counts.length > workers) resolve(counts);
    };
    if (workers === 0) resolve(counts);
    else channel.postMessage('ask');
  });
  if (name === 'page') globalThis.benchCounts = all;

  const parts = new WeakSet();
  const isPart = (blob) => blob instanceof File || parts.has(blob);
  const add = (bytes) => {
    count.calls += 1;
    count.bytes += bytes;
  };
  const { slice, arrayBuffer, bytes, text, stream } = Blob.prototype;
  Blob.prototype.slice = function (...words) {
    const part = slice.apply(this, words);
    if (isPart(this)) parts.add(part);
    return part;
  };
  const whole = (method) => function (...words) {
    if (isPart(this)) add(this.size);
    return method.apply(this, words);
  };
  Blob.prototype.arrayBuffer = whole(arrayBuffer);
  Blob.prototype.text = whole(text);
  if (bytes) Blob.prototype.bytes = whole(bytes);
  Blob.prototype.stream = function () {
    const made = stream.call(this);
    if (!isPart(this)) return made;
    const { getReader } = made;
    made.getReader = function (...words) {
      const reader = getReader.apply(made, words);
      const { read } = reader;
      reader.read = async (...views) => {
        const piece = await read.apply(reader, views);
        if (piece.value) add(piece.value.byteLength);
        return piece;
      };
      return reader;
    };
    return made;
  };
  for (const Reader of [globalThis.FileReader, globalThis.FileReaderSync]) {
    if (!Reader) continue;
    for (const method of ['readAsArrayBuffer', 'readAsText', 'readAsBinaryString', 'readAsDataURL']) {
      const plain = Reader.prototype[method];
      Reader.prototype[method] = function (blob, ...words) {
        if (isPart(blob)) add(blob.size);
        return plain.call(this, blob, ...words);
      };
    }
  }
  // Proxies: what asks `instanceof` gets the answer that it always got.
  globalThis.Response = new Proxy(globalThis.Response, {
    construct(Plain, words, made) {
      if (words[0] instanceof Blob && isPart(words[0])) add(words[0].size);
      return Reflect.construct(Plain, words, made);
    },
  });
  // A worker that is made of a script in memory gets this in front too.
  if (name === 'page') {
    globalThis.Blob = new Proxy(globalThis.Blob, {
      construct(Plain, [pieces = [], options = {}], made) {
        const isScript = /javascript/.test(options.type ?? '');
        return Reflect.construct(Plain, [isScript ? [globalThis.benchCount, ...pieces] : pieces, options], made);
      },
    });
  }
}
