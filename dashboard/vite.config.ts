import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { inventory } from "./inventory.mjs";
import { licences } from "./licences.mjs";
import { lists } from "./lists.mjs";
import { offline } from "./offline.mjs";

export default defineConfig({
  base: "./",
  plugins: [svelte(), lists(), licences(), inventory(), offline()],
  build: {
    target: "es2022",
    license: { fileName: "page-licences.md" },
    // A preload helper would put code for pages into files that the worker shares.
    modulePreload: false,
    assetsInlineLimit: 0,
    // One file of styles, so that a view that comes later has its own at once, and needs no helper either.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 450,
    rollupOptions: {
      // The worker is an entry of its own, so that it shares the tables with the page.
      input: { index: "index.html", worker: "src/file/worker.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "worker" ? "worker.js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
