// The headers that the page is meant to be served with; README.md gives the same for common servers.

const own = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:";
const shut = "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Nothing may be sent anywhere, not even to the page's own server. */
export const policy = `${own}; connect-src 'none'; ${shut}`;

/** The service worker has to fetch the page's own files to keep them. */
export const offlinePolicy = `${own}; connect-src 'self'; ${shut}`;

export const common = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** The headers of one file. `ancestors` are the addresses of pages that may have it in a frame, as the policy writes them. */
export function headersOf(path, ancestors = "'none'") {
  const hashed = path.startsWith("/assets/");
  return {
    ...common,
    "Content-Security-Policy": (path === "/sw.js" ? offlinePolicy : policy).replace("frame-ancestors 'none'", `frame-ancestors ${ancestors}`),
    "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
  };
}
