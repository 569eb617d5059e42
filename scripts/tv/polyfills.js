// What the app, Lightning and the lowered syntax use and Chrome 38 or Safari 8 lack; nothing else.
// ES5, since it goes into the box's script as it is. test/engines takes all of it away and looks.
(function () {
  function define(object, name, value) {
    if (!(name in object)) Object.defineProperty(object, name, { value: value, configurable: true, writable: true });
  }

  // Safari 8 has no symbols: strings that nobody else writes do.
  if (typeof Symbol === 'undefined') {
    var made = 0;
    var shared = {};
    window.Symbol = function (description) {
      return '@@' + description + ':' + made++;
    };
    window.Symbol.for = function (key) {
      return (shared[key] = shared[key] || window.Symbol(key));
    };
    ['iterator', 'asyncIterator', 'toStringTag', 'hasInstance', 'toPrimitive', 'species'].forEach(function (name) {
      window.Symbol[name] = '@@' + name;
    });
    define(Array.prototype, Symbol.iterator, function () {
      var list = this;
      var at = 0;
      return {
        next: function () {
          return at < list.length ? { value: list[at++], done: false } : { value: undefined, done: true };
        },
      };
    });
    define(String.prototype, Symbol.iterator, Array.prototype[Symbol.iterator]);
    define(Map.prototype, Symbol.iterator, Map.prototype.entries);
    define(Set.prototype, Symbol.iterator, Set.prototype.values);
    ['keys', 'values', 'entries'].forEach(function (name) {
      [Map, Set].forEach(function (type) {
        var prototype = Object.getPrototypeOf(new type()[name]());
        define(prototype, Symbol.iterator, function () {
          return this;
        });
      });
    });
  }

  define(window, 'WeakSet', function () {
    var held = new WeakMap();
    this.add = function (value) { held.set(value, true); return this; };
    this.has = function (value) { return held.has(value); };
    this.delete = function (value) { return held.delete(value); };
  });
  define(Object, 'getOwnPropertySymbols', function () {
    return [];
  });
  define(Object, 'assign', function (target) {
    for (var i = 1; i < arguments.length; i++) {
      var source = arguments[i];
      if (source !== null && source !== undefined) {
        Object.keys(source).forEach(function (key) {
          target[key] = source[key];
        });
      }
    }
    return target;
  });
  define(Object, 'setPrototypeOf', function (object, prototype) {
    object.__proto__ = prototype;
    return object;
  });
  define(Object, 'values', function (object) {
    return Object.keys(object).map(function (key) {
      return object[key];
    });
  });
  define(Object, 'entries', function (object) {
    return Object.keys(object).map(function (key) {
      return [key, object[key]];
    });
  });
  define(Object, 'getOwnPropertyDescriptors', function (object) {
    return Object.getOwnPropertyNames(object).reduce(function (all, key) {
      all[key] = Object.getOwnPropertyDescriptor(object, key);
      return all;
    }, {});
  });

  define(Array, 'from', function (source, map) {
    var list = [];
    if (source && source[Symbol.iterator]) {
      var iterator = source[Symbol.iterator]();
      for (var step = iterator.next(); !step.done; step = iterator.next()) list.push(step.value);
    } else {
      for (var i = 0; i < source.length; i++) list.push(source[i]);
    }
    return map ? list.map(function (value, at) { return map(value, at); }) : list;
  });
  define(Array, 'of', function () {
    return Array.prototype.slice.call(arguments);
  });
  define(Array.prototype, 'findIndex', function (test, self) {
    for (var i = 0; i < this.length; i++) if (test.call(self, this[i], i, this)) return i;
    return -1;
  });
  define(Array.prototype, 'find', function (test, self) {
    return this[this.findIndex(test, self)];
  });
  define(Array.prototype, 'includes', function (value) {
    return this.indexOf(value) >= 0 || (value !== value && this.some(function (each) { return each !== each; }));
  });
  function fill(value, from, to) {
    var end = to === undefined ? this.length : to;
    for (var i = from || 0; i < end; i++) this[i] = value;
    return this;
  }
  define(Array.prototype, 'fill', fill);
  [Uint8Array, Uint16Array, Uint32Array, Int8Array, Int16Array, Int32Array, Float32Array, Float64Array,
    Uint8ClampedArray].forEach(function (type) {
    define(type.prototype, 'fill', fill);
    define(type.prototype, 'slice', function (from, to) {
      return new type(this.subarray(from || 0, to === undefined ? this.length : to));
    });
  });

  define(String.prototype, 'includes', function (part, from) {
    return this.indexOf(part, from) >= 0;
  });
  define(String.prototype, 'startsWith', function (part, from) {
    return this.substr(from || 0, part.length) === part;
  });
  define(String.prototype, 'endsWith', function (part) {
    return this.slice(-part.length || this.length) === part;
  });
  define(String.prototype, 'repeat', function (times) {
    return new Array(times + 1).join(this);
  });
  define(String.prototype, 'normalize', function () {
    return String(this);
  });

  define(Number, 'isFinite', function (value) {
    return typeof value === 'number' && isFinite(value);
  });
  define(Number, 'isInteger', function (value) {
    return Number.isFinite(value) && Math.floor(value) === value;
  });
  define(Number, 'isSafeInteger', function (value) {
    return Number.isInteger(value) && Math.abs(value) <= 9007199254740991;
  });
  define(Number, 'isNaN', function (value) {
    return value !== value;
  });
  define(Number, 'parseInt', parseInt);
  define(Number, 'parseFloat', parseFloat);

  define(Promise.prototype, 'finally', function (done) {
    return this.then(
      function (value) {
        return Promise.resolve(done()).then(function () { return value; });
      },
      function (fault) {
        return Promise.resolve(done()).then(function () { throw fault; });
      }
    );
  });
})();
