import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { preferred, speak } from "./i18n/index.svelte";
import { keepOffline } from "./offline.svelte";
import { follow } from "./route.svelte";
import { setTheme, theme } from "./theme.svelte";

setTheme(theme.name);
follow();
await speak(preferred());
mount(App, { target: document.getElementById("app")! });
keepOffline();
