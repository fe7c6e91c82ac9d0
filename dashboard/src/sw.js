// Keeps the page's own files, so that it works without a network. It fetches nothing else.
const files = __FILES__;
const version = __VERSION__;

// What has its content in its name cannot be stale; the rest is asked for anew.
const fresh = files.map((name) => (name.startsWith("assets/") ? name : new Request(name, { cache: "reload" })));

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(fresh)));
});

// A page that is open goes on with its own files; the reader says when to change to the new ones.
self.addEventListener("message", (event) => {
  if (event.data === "change") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((n) => n !== version).map((n) => caches.delete(n))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const kept = caches.open(version).then((cache) => cache.match(event.request, { ignoreSearch: true }));
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});
