// The places where the Lightning core writes source text and evaluates it, as plain closures that do the
// same: state routers, property accessors and component templates.
const routerStart = 'const code = [\n            // The line ensures';

/** By module: text that opens a place, text that ends it, and what stands there instead; in order. */
const places = {
  'application/StateMachine.mjs': [
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
  ],
  'tree/Element.mjs': [
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
  ],
  'application/Component.mjs': [
    {
      from: 'static parseTemplate(obj) {',
      to: '_onSetup() {',
      with: `static parseTemplate(obj) {
        return { f: (element) => applyTemplate(element, obj, element) };
      }
      _onSetup() {`,
    },
    {
      from: 'export default class Component extends Element {',
      to: 'constructor(',
      with: `function applyTemplate(component, template, target) {
        Object.keys(template).forEach((key) => {
          const value = template[key];
          const literal = Utils.isObjectLiteral(value);
          if (Utils.isUcChar(key.charCodeAt(0))) {
            if (literal) {
              const type = value.type || Element;
              const child = type === Element ? component.stage.createElement() : new type(target.stage);
              child.ref = key;
              applyTemplate(component, value, child);
              target.childList.add(child);
            } else if (Utils.isObject(value)) {
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
        return Utils.isObject(value) && value.__propertyBinding === true;
      }
      export default class Component extends Element {
        constructor(`,
    },
  ],
};

/** Source of a module of the core without `new Function`. Fails where the core has changed. */
export function withoutEval(module, source) {
  let code = source;
  for (const place of places[module] ?? []) {
    const start = code.indexOf(place.from);
    const end = code.indexOf(place.to, start);
    if (start < 0 || end < 0) throw new Error(`${module} of the Lightning core has no longer: ${place.from}`);
    code = code.slice(0, start) + place.with + code.slice(end + place.to.length);
  }
  return code;
}
