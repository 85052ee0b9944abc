// Says in plain words where a browser cannot run the page. It is written in ES5, to run in every browser.
(function () {
  'use strict';

  function say(id) {
    document.getElementById(id).removeAttribute('hidden');
  }

  // A module with one of each kind of instruction that the compiler uses: reference types (Chromium
  // 96), bulk memory, sign extension, saturating conversion. That it compiles also shows that the
  // browser knows 'wasm-unsafe-eval' (Chromium 97, Firefox 102, Safari 16): an older one lets
  // nothing compile under this page's policy.
  function runsModules() {
    try {
      return !!new WebAssembly.Module(new Uint8Array([
        0, 97, 115, 109, 1, 0, 0, 0,
        1, 7, 1, 96, 2, 111, 125, 1, 127,
        3, 2, 1, 0,
        5, 3, 1, 0, 1,
        10, 18, 1, 16, 0, 32, 1, 252, 0, 192, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11
      ]));
    } catch (e) {
      return false;
    }
  }

  if (location.protocol === 'file:') {
    say('from-folder');
  } else if (!('noModule' in document.createElement('script')) || !window.Worker ||
      !window.BigInt || !Blob.prototype.arrayBuffer || !runsModules()) {
    say('too-old');
  } else {
    var boot = document.createElement('script');
    boot.type = 'module';
    boot.src = 'boot.js' + document.currentScript.src.replace(/^[^?]*/, '');
    boot.onerror = function () { say('load-failed'); };
    document.head.appendChild(boot);
  }
}());
