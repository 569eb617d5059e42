/** Brings along the style of each Element Plus component that one of our files imports by name. */
export function elementStyles() {
  const imported = /import\s*(?!type\b)\{([^}]*)\}\s*from\s*['"]element-plus['"]/g;
  return {
    name: 'element-styles',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/src/console/')) return undefined;
      const names = [...code.matchAll(imported)].flatMap(([, list]) => list.split(','));
      const folders = names
        .map((name) => /^\s*El([A-Z]\w*)/.exec(name)?.[1])
        .filter((name) => name !== undefined)
        .map((name) => name.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase());
      if (folders.length === 0) return undefined;
      const styles = folders.map((folder) => `import 'element-plus/es/components/${folder}/style/css';\n`);
      return { code: styles.join('') + code, map: null };
    },
  };
}
