import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { preferred, speak } from "./i18n/index.svelte";
import { keepOffline } from "./offline.svelte";
import { recall } from "./own/state.svelte";
import { follow } from "./route.svelte";
import { showTheme, theme } from "./theme.svelte";

showTheme(theme.name);
follow();
await speak(preferred());
// Nothing is shown before the tables say what they say stricter.
await recall();
mount(App, { target: document.getElementById("app")! });
keepOffline();
