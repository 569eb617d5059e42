// The app's own files and the pictures of home, for a box that starts without a network. Nothing of the
// API is here: the app keeps that itself. Engines of service workers know more than our floor, but no
// build step is worth this file: it is ES5 with promises.
(function (worker) {
  'use strict';

  var files = 'fawu-files';
  var pictures = 'fawu-pictures';
  /** How long a start waits for the network before it takes what is kept, ms. */
  var patience = 3000;
  var scope = worker.registration.scope;
  var hashed = /\.[0-9a-f]{12}\.js$/;
  var picture = /^\/media\/[0-9a-f]{32}\.(jpg|png|webp)$/;

  function tell(fault) {
    console.warn('not kept for a start without a network', fault);
  }

  /** Addresses of what a page of ours needs for home and stories; undefined for a page that is none of ours. */
  function namedBy(page) {
    if (page.indexOf('data-later="') < 0) return undefined;
    var names = [];
    page.replace(/ (?:src|href|data-later)="([^":]+)"/g, function (_, name) {
      names.push(new URL(name, scope).href);
      return '';
    });
    return names;
  }

  /** Keeps a page and all that it names; lets go of what an older one named. */
  function keepPage(reply) {
    return reply.clone().text().then(function (page) {
      var names = namedBy(page);
      if (!names) throw new Error('a page of somebody else');
      return caches.open(files).then(function (cache) {
        return Promise.all(names.map(function (name) {
          return cache.match(name).then(function (kept) {
            return kept && hashed.test(name) ? undefined : cache.add(name);
          });
        })).then(function () {
          return cache.put(scope, reply);
        }).then(function () {
          return only(cache, names.concat(scope));
        });
      });
    });
  }

  function only(cache, names) {
    return cache.keys().then(function (requests) {
      return Promise.all(requests.map(function (request) {
        return names.indexOf(request.url) >= 0 ? undefined : cache.delete(request);
      }));
    });
  }

  function kept(name) {
    return caches.open(files).then(function (cache) {
      return cache.match(name);
    });
  }

  /** The page from the network while that answers in time and with a page of ours; else the one that is kept. */
  function openPage(event) {
    var coming = fetch(event.request).then(function (reply) {
      if (!reply.ok) throw new Error(String(reply.status));
      event.waitUntil(keepPage(reply.clone()).catch(tell));
      return reply;
    });
    var late = new Promise(function (resolve) {
      setTimeout(resolve, patience);
    }).then(function () {
      return kept(scope);
    }).then(function (page) {
      return page || coming;
    });
    var instead = coming.catch(function (fault) {
      return kept(scope).then(function (page) {
        if (!page) throw fault;
        return page;
      });
    });
    return Promise.race([instead, late]);
  }

  function openFile(request) {
    return kept(request.url).then(function (reply) {
      return reply || fetch(request);
    });
  }

  function openPicture(request) {
    return caches.open(pictures).then(function (cache) {
      return cache.match(request.url);
    }).then(function (reply) {
      return reply || fetch(request);
    });
  }

  /** Exactly the pictures that home shows now. */
  function keepPictures(paths) {
    var names = paths.filter(function (path) {
      return picture.test(path);
    }).map(function (path) {
      return new URL(path, scope).href;
    });
    return caches.open(pictures).then(function (cache) {
      return only(cache, names).then(function () {
        return names.reduce(function (before, name) {
          return before.then(function () {
            return cache.match(name);
          }).then(function (there) {
            return there ? undefined : cache.add(name).catch(tell);
          });
        }, Promise.resolve());
      });
    });
  }

  worker.addEventListener('install', function (event) {
    worker.skipWaiting();
    event.waitUntil(fetch(scope).then(keepPage));
  });

  worker.addEventListener('activate', function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        return /^fawu-/.test(name) && name !== files && name !== pictures ? caches.delete(name) : undefined;
      }));
    }));
  });

  worker.addEventListener('message', function (event) {
    var paths = event.data && event.data.pictures;
    if (Array.isArray(paths)) event.waitUntil(keepPictures(paths));
  });

  worker.addEventListener('fetch', function (event) {
    var request = event.request;
    var url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
    // The officials' preview keeps nothing, and its page has headers of its own.
    if (url.search === '?preview=1') return;
    var ours = request.url.indexOf(scope) === 0;
    if (request.mode === 'navigate') {
      if (ours && url.href.split('?')[0].split('#')[0] === scope) event.respondWith(openPage(event));
    } else if (ours && (hashed.test(url.pathname) || /\.css$/.test(url.pathname))) event.respondWith(openFile(request));
    else if (picture.test(url.pathname)) event.respondWith(openPicture(request));
  });
}(self));
