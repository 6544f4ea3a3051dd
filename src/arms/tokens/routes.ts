/** A route of the OpenAI interface: under the address as it was given, its query kept. */
export function apiRoute(baseUrl: string, route: string): URL {
  return under(new URL(baseUrl), (path) => path, route);
}

/** A route of the server itself: beside `/v1` and not under it; what a gateway puts before it is kept. */
export function serverRoute(baseUrl: string, route: string): URL {
  const url = under(new URL(baseUrl), (path) => path.replace(/\/v\d+$/, ''), route);
  url.search = '';
  return url;
}

function under(url: URL, base: (path: string) => string, route: string): URL {
  url.pathname = `${base(url.pathname.replace(/\/+$/, ''))}/${route}`;
  url.hash = '';
  return url;
}
