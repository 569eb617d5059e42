/** How long a small file may take, ms. */
const patience = 10_000;

/** HTTP status of an address without its content; 0 when no answer comes. */
export function fetchStatus(src: string): Promise<number> {
  return ask('HEAD', src).then(({ status }) => status);
}

/** The text at an address; undefined when it does not come. */
export function fetchText(src: string): Promise<string | undefined> {
  return ask('GET', src).then(({ status, responseText }) => (status === 200 ? responseText : undefined));
}

function ask(method: string, src: string): Promise<XMLHttpRequest> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, src);
    request.timeout = patience;
    request.onloadend = () => resolve(request);
    request.send();
  });
}
