// The Lightning core as a script without `new Function`, which a strict Content-Security-Policy forbids.
// It writes state routers, property accessors and component templates as source text and evaluates it;
// here they are plain closures that do the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../folders.mjs';

const routerStart = 'const code = [\n                "//@ sourceURL=StateMachineRouter.js"';

/** Text that opens a place that makes code, the text that ends it, and what stands there instead. */
const places = [
  {
    from: routerStart,
    to: 'const router = new Function([], functionBody);',
    with: `const router = function () {
      const alias = aliases[this._stateIndex];
      if (alias) return this[alias].apply(this, arguments);
    };`,
  },
  {
    from: routerStart,
    to: 'const router = new Function([], functionBody);',
    with: `const router = function () {
      const alias = aliases[this._stateIndex];
      if (alias) return this[alias];
    };`,
  },
  {
    from: routerStart,
    to: 'const router = new Function(["arg"], functionBody);',
    with: `const router = function (arg) {
      const alias = aliases[this._stateIndex];
      if (alias) this[alias] = arg;
    };`,
  },
  { from: 'static _supportsSpread() {', to: '_addMethodRouter(', with: '_addMethodRouter(' },
  {
    from: "getter = new Function('obj', ",
    to: "'return obj.' + propertyPath);",
    with: `const steps = propertyPath.split('.');
      getter = (obj) => steps.reduce((at, step) => at[step], obj);`,
  },
  {
    from: "setter = new Function('obj', 'v', ",
    to: "'obj.' + propertyPath + ' = v');",
    with: `const steps = propertyPath.split('.');
      const last = steps.pop();
      setter = (obj, v) => { steps.reduce((at, step) => at[step], obj)[last] = v; };`,
  },
  {
    from: 'static parseTemplate(obj) {',
    to: '_onSetup() {',
    with: `static parseTemplate(obj) {
      return { f: (element) => applyTemplate(element, obj, element) };
    }
    _onSetup() {`,
  },
  {
    from: 'class Component extends Element {',
    to: 'constructor(',
    with: `function applyTemplate(component, template, target) {
      Object.keys(template).forEach((key) => {
        const value = template[key];
        const literal = Utils$1.isObjectLiteral(value);
        if (Utils$1.isUcChar(key.charCodeAt(0))) {
          if (literal) {
            const type = value.type || Element;
            const child = type === Element ? component.stage.createElement() : new type(target.stage);
            child.ref = key;
            applyTemplate(component, value, child);
            target.childList.add(child);
          } else if (Utils$1.isObject(value)) {
            target.childList.add(value);
          }
        } else if (key === 'text' && !isBinding(value)) {
          applyProperties(component, value, target.enableTextTexture());
        } else if (key === 'text') {
          target.enableTextTexture();
          component.__bindProperty(value, target, key);
        } else if (key === 'shader' && literal) {
          target.shader = value;
          Object.keys(value).forEach((name) => {
            if (isBinding(value[name])) component.__bindProperty(value[name], target.shader, name);
          });
        } else if (key === 'texture' && literal) {
          const texture = value.type ? new value.type(target.stage) : target.texture;
          applyProperties(component, value, texture);
          if (value.type) target.texture = texture;
        } else if (isBinding(value)) {
          component.__bindProperty(value, target, key);
        } else {
          target[key] = value;
        }
      });
    }
    function applyProperties(component, properties, target) {
      Object.keys(properties).forEach((key) => {
        const value = properties[key];
        if (key === 'type') return;
        if (isBinding(value)) component.__bindProperty(value, target, key);
        else target[key] = value;
      });
    }
    function isBinding(value) {
      return Utils$1.isObject(value) && value.__propertyBinding === true;
    }
    class Component extends Element {
      constructor(`,
  },
];

/** Source of the core, which puts itself on the global object as `lng`. Fails where the core has changed. */
export function coreSource() {
  let source = readFileSync(join(root, 'node_modules/@lightningjs/core/dist/lightning.js'), 'utf8');
  for (const place of places) {
    const start = source.indexOf(place.from);
    const end = source.indexOf(place.to, start);
    if (start < 0 || end < 0) throw new Error(`The Lightning core has no longer: ${place.from}`);
    source = source.slice(0, start) + place.with + source.slice(end + place.to.length);
  }
  if (/new Function\(|\beval\(/.test(source)) throw new Error('The Lightning core still makes code from text');
  return source;
}
