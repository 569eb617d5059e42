/** Brings a script of this build by the name that the page's own script element gives it. Throws where it does not come. */
export function bringScript(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const address = document.querySelector(`script[data-${name}]`)?.getAttribute(`data-${name}`);
    if (address === null || address === undefined) {
      reject(new Error(`no script ${name}`));
      return;
    }
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.parentNode?.removeChild(script);
      reject(new Error(`script ${name} did not come`));
    };
    document.body.appendChild(script);
  });
}
