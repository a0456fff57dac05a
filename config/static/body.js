// The design system's styles for browsers that can run its scripts; first in the body, so that
// nothing jumps. In a file, since the page allows no script of its own.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
