// A part of a page that changes while it is read: `data-renew` says after how many seconds it is
// asked for again. It must have an id. Once it comes without the mark it stays as it is.
export function renew(part) {
  const after = Number(part.dataset.renew) * 1000;
  if (!after) return;
  setTimeout(async () => {
    const next = await fetched(part.id).catch(() => part.cloneNode(true));
    if (next === null) return;
    part.replaceWith(next);
    renew(next);
  }, after);
}

async function fetched(id) {
  const answer = await fetch(window.location.href);
  if (!answer.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.getElementById(id);
}
