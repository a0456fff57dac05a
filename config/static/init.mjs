import { initAll } from "./govuk/govuk.mjs";
import { renew } from "./renew.mjs";

initAll();
document.querySelectorAll("[data-renew]").forEach(renew);

// On a phone the list comes before its filters, unless one of them is wrong.
if (window.matchMedia("(max-width: 40.0525em)").matches) {
  for (const fold of document.querySelectorAll(".register-filter__fold")) {
    fold.open = fold.querySelector(".govuk-error-message") !== null;
  }
}
