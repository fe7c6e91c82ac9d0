// A service worker keeps the page's files. When it has newer ones, the reader says when to change to them.

export const newer = $state<{ worker: ServiceWorker | null }>({ worker: null });

export function keepOffline(): void {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  // After loading, so that keeping the files does not compete with showing the page.
  const start = () => void navigator.serviceWorker.register("./sw.js").then(watch, () => {});
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = (worker: ServiceWorker | null) => {
    if (worker === null || navigator.serviceWorker.controller === null) return;
    if (worker.state === "installed") newer.worker = worker;
    else worker.addEventListener("statechange", () => worker.state === "installed" && (newer.worker = worker));
  };
  look(registration.waiting);
  registration.addEventListener("updatefound", () => look(registration.installing));
}

export function change(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  newer.worker?.postMessage("change");
}
