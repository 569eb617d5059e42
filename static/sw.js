// The app's own files, the pictures of home and the photographs of kept texts, for a box that starts without a network. Nothing of the
// API is here: the app keeps that itself. Engines of service workers know more than our floor, but no
// build step is worth this file: it is ES5 with promises.
(function (worker) {
  'use strict';

  var files = 'fawu-files';
  var pictures = 'fawu-pictures';
  var photographs = 'fawu-photographs';
  /** Of photographs: so many, so many bytes in all, and of one. */
  var most = { count: 40, bytes: 12e6, ofOne: 3e6 };
  /** Those that were asked for last. */
  var wanted = [];
  var keeping = Promise.resolve();
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
    return caches.match(request.url).then(function (reply) {
      return reply || fetch(request);
    });
  }

  function addresses(paths) {
    return paths.filter(function (path) {
      return picture.test(path);
    }).map(function (path) {
      return new URL(path, scope).href;
    });
  }

  /** Exactly the pictures that home shows now. */
  function keepPictures(paths) {
    var names = addresses(paths);
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

  /** Those that come first in the list, as far as there is room. */
  function keepPhotographs(paths) {
    var names = addresses(paths).slice(0, most.count);
    wanted = names;
    // What is to go does not wait for what is under way.
    var gone = caches.open(photographs).then(function (cache) {
      return only(cache, names);
    });
    keeping = keeping.then(function () {
      return caches.open(photographs).then(function (cache) {
        return only(cache, names).then(function () {
          return names.reduce(function (before, name) {
            return before.then(function (room) {
              return wanted === names ? keepPhotograph(cache, name, room) : room;
            });
          }, Promise.resolve(most.bytes));
        });
      });
    }).catch(tell);
    return Promise.all([gone, keeping]);
  }

  /** Answers the room that is left, in bytes; 0 from the first one on that found too little. */
  function keepPhotograph(cache, name, room) {
    return cache.match(name).then(function (there) {
      if (!there && room === 0) return room;
      return Promise.resolve(there || takeIn(name)).then(function (reply) {
        return reply.clone().blob().then(function (content) {
          if (content.size > most.ofOne || wanted.indexOf(name) < 0) return room;
          if (content.size > room) {
            return cache.delete(name).then(function () {
              return 0;
            });
          }
          return Promise.resolve(there || cache.put(name, reply)).then(function () {
            return room - content.size;
          });
        });
      });
    }).catch(function (fault) {
      tell(fault);
      return room;
    });
  }

  function takeIn(name) {
    return fetch(name).then(function (reply) {
      if (!reply.ok) throw new Error(String(reply.status));
      if (Number(reply.headers.get('content-length')) > most.ofOne) throw new Error('too heavy: ' + name);
      return reply;
    });
  }

  worker.addEventListener('install', function (event) {
    worker.skipWaiting();
    event.waitUntil(fetch(scope).then(keepPage));
  });

  worker.addEventListener('activate', function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        return /^fawu-/.test(name) && [files, pictures, photographs].indexOf(name) < 0 ? caches.delete(name) : undefined;
      }));
    }));
  });

  worker.addEventListener('message', function (event) {
    var data = event.data || {};
    if (Array.isArray(data.pictures)) event.waitUntil(keepPictures(data.pictures));
    if (Array.isArray(data.photographs)) event.waitUntil(keepPhotographs(data.photographs));
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
