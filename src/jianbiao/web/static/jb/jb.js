/* 鉴标 · own code, no library. Pages read fully without it. */
"use strict";
const root = document.documentElement;
root.classList.add("js");

/* ---------- display modes: a cookie, so that the server draws the next page right at once ---------- */
const YEAR = 31536000;
function press() {
  for (const a of document.querySelectorAll("[data-set]")) {
    const [name, value] = a.dataset.set.split("=");
    a.setAttribute("role", "button");
    a.removeAttribute("aria-current");
    a.setAttribute("aria-pressed", String(root.getAttribute("data-" + name) === value));
  }
}
function toggle(a) {
  const [name, value] = a.dataset.set.split("=");
  const on = root.getAttribute("data-" + name) !== value;
  if (on) root.setAttribute("data-" + name, value); else root.removeAttribute("data-" + name);
  document.cookie = `${name}=${on ? value : ""}; path=/; max-age=${on ? YEAR : 0}; samesite=lax`;
  press();
}
document.addEventListener("click", e => {
  const a = e.target.closest("[data-set]");
  if (a) { e.preventDefault(); toggle(a); }
});
document.addEventListener("keydown", e => {
  if (e.key === " " && e.target.matches("[data-set]")) { e.preventDefault(); toggle(e.target); }
});
press();

/* ---------- live lists: the reader may stop them; nothing ever scrolls ---------- */
let stopped = false;
const held = list => list.matches("[data-live]") && (stopped || list.contains(document.activeElement));
document.addEventListener("click", e => {
  const b = e.target.closest("[data-pause]");
  if (!b) return;
  stopped = !stopped;
  b.setAttribute("aria-pressed", String(stopped));
  b.textContent = b.dataset[stopped ? "go" : "pause"];
});
document.addEventListener("htmx:beforeRequest", e => {
  if (held(e.target) || document.hidden) e.preventDefault();
});
document.addEventListener("htmx:beforeSwap", e => {
  if (e.detail.xhr.status >= 500 || held(e.target)) e.detail.shouldSwap = false;
});

/* what came is said at most every ten seconds; that nothing can come any more is said at once */
let said_at = 0;
document.addEventListener("htmx:afterSwap", e => {
  const came = document.getElementById("came"), n = document.querySelectorAll("#arrivals tr.fresh").length;
  if (!came || !n || e.target.id !== "arrivals" || Date.now() - said_at < 10000) return;
  said_at = Date.now();
  came.textContent = came.dataset.came.replace("{n}", n);
});
const stale = on => { const p = document.getElementById("stale"); if (p) p.hidden = !on; };
document.addEventListener("htmx:sendError", () => stale(true));
document.addEventListener("htmx:afterRequest", e => {
  if (e.detail.xhr?.status) stale(e.detail.xhr.status >= 500);
});

/* ---------- keyboard (staff): ? lists the keys, and they can be turned off there (WCAG 2.1.4) ---------- */
const keys = document.getElementById("keys");
const OFF = /(?:^|; )keys=off(?:;|$)/;
const typing = e => e.target.closest("input, textarea, select, [contenteditable]");
let going = 0;
function move(step) {
  const rows = [...document.querySelectorAll("[data-rows] tbody tr")].map(r => r.querySelector("th a, td a")).filter(Boolean);
  const here = rows.findIndex(a => a.closest("tr").contains(document.activeElement));
  const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + step))];
  if (next) { next.focus(); next.closest("tr").scrollIntoView({ block: "nearest" }); }
}
function pressed(e) {
  if (Date.now() - going < 1500) {
    going = 0;
    return keys.querySelector(`[data-go="${CSS.escape(e.key)}"]`);
  }
  if (e.key === "g") going = Date.now();
  else if (e.key === "j" || e.key === "k") move(e.key === "j" ? 1 : -1);
  else if (e.key === "/") document.querySelector("input[type=search]")?.focus();
  else return null;
  e.preventDefault();
  return null;
}
function help() {
  document.getElementById("keys-on").checked = !OFF.test(document.cookie);
  keys.showModal();
}
if (keys) {
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || keys.open || typing(e)) return;
    if (e.key === "?") { e.preventDefault(); help(); return; }
    if (OFF.test(document.cookie)) return;
    const to = pressed(e);
    if (to) { e.preventDefault(); location.assign(to.href); }
  });
  document.querySelector("[data-keys]").addEventListener("click", help);
  document.getElementById("keys-on").addEventListener("change", e => {
    document.cookie = `keys=${e.target.checked ? "" : "off"}; path=/; max-age=${e.target.checked ? 0 : YEAR}; samesite=lax`;
  });
}

/* ---------- commands are copied; where the browser does not let us, they are selected ---------- */
async function copy(b) {
  const from = document.getElementById(b.dataset.copy), said = b.textContent;
  try {
    await navigator.clipboard.writeText(from.textContent);
    b.textContent = b.dataset.done;
  } catch {
    getSelection().selectAllChildren(from);
    b.textContent = b.dataset.hand;
  }
  setTimeout(() => { b.textContent = said; }, 4000);
}
document.addEventListener("click", e => {
  const b = e.target.closest("[data-copy]");
  if (b && b.textContent !== b.dataset.done) copy(b);
});

/* ---------- proofs: RFC 9162 §2.1.3.2 and the checkpoint's Ed25519 line, by this browser ---------- */
const fromBase64 = s => Uint8Array.from(atob(s), c => c.charCodeAt(0));
const equal = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);
const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) { all.set(p, at); at += p.length; }
  return all;
};
const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const node = (l, r) => sha256(joined(Uint8Array.of(1), l, r));
const leafHash = leaf => sha256(joined(Uint8Array.of(0), leaf));

async function included({ index, size, leaf, path, top }) {
  let fn = BigInt(index), sn = BigInt(size) - 1n, r = leaf;
  if (fn > sn) return false;
  for (const p of path) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      r = await node(p, r);
      while (fn !== 0n && !(fn & 1n)) { fn >>= 1n; sn >>= 1n; }
    } else r = await node(r, p);
    fn >>= 1n; sn >>= 1n;
  }
  return sn === 0n && equal(r, top);
}

function readProof(text) {
  const cut = text.indexOf("\n\n");
  const lines = text.slice(0, cut).split("\n"), note = text.slice(cut + 2);
  if (lines.shift() !== "c2sp.org/tlog-proof@v1" || !lines[0].startsWith("extra ")) throw new Error("proof");
  const leaf = fromBase64(lines.shift().slice(6));
  const index = Number(lines.shift().slice(6));
  const end = note.indexOf("\n\n"), signed = note.slice(0, end + 1).split("\n");
  return {
    leaf, index, path: lines.map(fromBase64), note, text: note.slice(0, end + 1),
    origin: signed[0], size: Number(signed[1]), top: fromBase64(signed[2]),
    lines: note.slice(end + 2).trim().split("\n"),
  };
}

/* true signed · false not signed by this key · null this browser cannot check Ed25519 */
async function signedBy(proof, vkey) {
  const [name, hint, key] = [vkey.split("+")[0], vkey.split("+")[1], vkey.split("+").slice(2).join("+")];
  const line = proof.lines.map(l => l.split(" ")).find(([, n, value]) =>
    n === name && value && Array.from(fromBase64(value).slice(0, 4), x => x.toString(16).padStart(2, "0")).join("") === hint);
  if (!line || proof.origin !== name) return false;
  try {
    const known = await crypto.subtle.importKey("raw", fromBase64(key).slice(1), { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", known, fromBase64(line[2]).slice(4), new TextEncoder().encode(proof.text));
  } catch (e) {
    if (e.name === "NotSupportedError") return null;
    throw e;
  }
}

async function checkOne(url, number, vkey, seen) {
  const answer = await fetch(url.replace("{n}", number));
  if (!answer.ok) return (await answer.json()).error.code === "not_sealed" ? "late" : "bad";
  const proof = readProof(await answer.text());
  if (proof.index !== number - 1) return "bad";
  const leaf = await leafHash(proof.leaf);
  if (!await included({ ...proof, leaf })) return "bad";
  if (!seen.has(proof.note)) seen.set(proof.note, { ok: await signedBy(proof, vkey), size: proof.size });
  return seen.get(proof.note).ok === false ? "bad" : "good";
}

async function verify(b) {
  const out = document.getElementById(b.getAttribute("aria-controls"));
  const say = (key, values, ok) => {
    out.dataset.ok = ok;
    out.textContent = out.dataset[key].replace(/\{(\w+)\}/g, (_, k) => values[k]);
  };
  if (!globalThis.crypto?.subtle) return say("cannot", {}, "");
  const numbers = b.dataset.numbers.split(" ").filter(Boolean).map(Number);
  const seen = new Map(), count = { good: 0, bad: 0, late: 0 }, began = performance.now();
  say("busy", { m: numbers.length }, "");
  const queue = [...numbers];
  const work = async () => {
    for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
      try { count[await checkOne(b.dataset.verify, n, b.dataset.vkey, seen)] += 1; } catch { count.bad += 1; }
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  const heads = [...seen.values()];
  const values = {
    n: count.good, m: numbers.length, late: count.late,
    size: Math.max(0, ...heads.map(h => h.size)), ms: Math.max(1, Math.round(performance.now() - began)),
  };
  if (count.bad) return say("no", values, "0");
  if (count.late) return say("late", values, "");
  say(heads.some(h => h.ok === null) ? "unsigned" : "yes", values, heads.some(h => h.ok === null) ? "" : "1");
}
document.addEventListener("click", e => {
  const b = e.target.closest("[data-verify]");
  if (!b || b.disabled) return;
  b.disabled = true;
  verify(b).finally(() => { b.disabled = false; });
});

/* ---------- mending: which fields were changed, said as they change ---------- */
function mending(form) {
  let n = 0;
  for (const at of form.querySelectorAll(".mending [name]")) {
    const changed = at.value.trim() !== at.defaultValue.trim() || at.closest("tr").dataset.kept === "1";
    at.closest("tr").toggleAttribute("data-changed", changed);
    n += changed;
  }
  const out = form.querySelector("[data-count]");
  out.textContent = n ? out.dataset.count.replace("{n}", n) : "";
}
for (const form of document.querySelectorAll("[data-mend]")) {
  for (const tr of form.querySelectorAll("tr[data-changed]")) tr.dataset.kept = "1";
  form.addEventListener("input", () => mending(form));
  mending(form);
}
