// The report page's own behaviour. Without it everything is there to read; with it one can filter,
// search, sort, and see the sentences that prove a term with the term marked in them.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;

  // Theme: what the system says, until the reader says otherwise.
  const remember = (theme) => { try { localStorage.setItem("malmoi-theme", theme); } catch { /* a page from disk may have no storage */ } };
  try { const kept = localStorage.getItem("malmoi-theme"); if (kept) root.dataset.theme = kept; } catch { /* same */ }
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const themeButton = byId("theme");
  const nameTheme = () => { themeButton.textContent = isDark() ? "Light" : "Dark"; };
  themeButton.hidden = false;
  themeButton.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember(root.dataset.theme);
    nameTheme();
  });
  nameTheme();

  // Search folds case and spacing, and tries the word without a josa at its end (패턴을 finds 패턴).
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, "");
  const josa = /(으로|에서|에게|까지|부터|처럼|보다|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;
  const forms = (query) => {
    const whole = fold(query);
    const stem = whole.replace(josa, "");
    return stem.length > 1 && stem !== whole ? [whole, stem] : [whole];
  };
  const searchable = new WeakMap();
  const textOf = (element) => {
    if (!searchable.has(element)) searchable.set(element, fold(element.dataset.find ?? element.textContent));
    return searchable.get(element);
  };
  const later = (work) => { let timer; return () => { clearTimeout(timer); timer = setTimeout(work, 120); }; };

  const list = (name, one, many) => {
    const box = byId(name);
    if (!box) return null;
    const items = [...box.children];
    const input = byId(name + "-search");
    const said = byId(name + "-said");
    const show = () => {
      const wanted = forms(input.value);
      const first = items.some((item) => textOf(item).includes(wanted[0])) ? wanted.slice(0, 1) : wanted;
      for (const item of items) item.hidden = !first.some((form) => textOf(item).includes(form));
      const filtered = box.dataset.filter && box.dataset.filter !== "all";
      const seen = items.filter((item) => !item.hidden && (!filtered || getComputedStyle(item).display !== "none")).length;
      said.textContent = seen === items.length ? "" : seen === 0 ? "Nothing here fits." : `${seen} of ${items.length} ${items.length === 1 ? one : many}`;
    };
    input.addEventListener("input", later(show));
    return { box, items, show };
  };

  const notes = list("notes-list", "note", "notes");
  if (notes) {
    const chips = [...document.querySelectorAll("[data-chip]")];
    for (const chip of chips) {
      chip.addEventListener("click", () => {
        notes.box.dataset.filter = chip.dataset.chip;
        for (const other of chips) other.setAttribute("aria-pressed", String(other === chip));
        notes.show();
      });
    }
    // What is worth a look leads to the notes that it is about.
    for (const link of document.querySelectorAll("[data-go]")) {
      link.addEventListener("click", () => document.querySelector(`[data-chip="${link.dataset.go}"]`)?.click());
    }
  }

  const terms = list("terms-list", "term", "terms");
  if (terms) {
    const order = byId("terms-list-sort");
    const collator = new Intl.Collator(["ko", "en"]);
    const number = (item, key) => Number(item.dataset[key]);
    const orders = {
      best: (a, b) => number(a, "rank") - number(b, "rank"),
      often: (a, b) => number(b, "times") - number(a, "times") || number(a, "rank") - number(b, "rank"),
      ko: (a, b) => collator.compare(a.dataset.ko, b.dataset.ko),
      en: (a, b) => collator.compare(a.dataset.en, b.dataset.en),
    };
    order.addEventListener("change", () => terms.box.append(...terms.items.sort(orders[order.value])));

    // The sentences of a bead stand once, in its note; here they are copied with the term marked.
    const marked = (cell, begin, end) => {
      const text = cell.textContent;
      const copy = document.createElement("p");
      copy.lang = cell.lang;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(begin, end);
      copy.append(text.slice(0, begin), mark, text.slice(end));
      return copy;
    };
    terms.box.addEventListener("toggle", (event) => {
      if (!event.target.open) return;
      for (const item of event.target.querySelectorAll("[data-proof]")) {
        const [id, ...at] = item.dataset.proof.split(" ");
        const bead = byId(id);
        delete item.dataset.proof;
        if (!bead) continue;
        const pair = document.createElement("div");
        pair.className = "pair";
        const [ko, en] = bead.querySelectorAll("p");
        pair.append(marked(ko, Number(at[0]), Number(at[1])), marked(en, Number(at[2]), Number(at[3])));
        item.prepend(pair);
      }
    }, true);
  }

  // A link to a bead must find it even when a filter hides its note.
  addEventListener("hashchange", () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    const note = target?.closest(".note");
    if (!note || getComputedStyle(note).display !== "none") return;
    document.querySelector("[data-chip=all]").click();
    byId("notes-list-search").value = "";
    notes.show();
    target.scrollIntoView();
  });
})();
