import { initAll } from "./govuk/govuk.mjs";

initAll();
