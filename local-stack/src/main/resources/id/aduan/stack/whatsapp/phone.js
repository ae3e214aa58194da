// The phone: shows the chat of one citizen, which it asks for again and again, and does what the citizen does.
"use strict";

const API = "/simulator/whatsapp/api/";
const TEXTS = JSON.parse(document.getElementById("texts").textContent);
const byId = (id) => document.getElementById(id);
const text = (key) => TEXTS[key] ?? key;
const TICKS = {waiting: "…", sent: "✓", delivered: "✓✓", read: "✓✓", failed: "✗"};
const SWITCHES = ["citizensRead", "windowRefusedLater"];

let citizen = null;
let version = 0;
let generation = 0;
let following = true;
const shown = new Map();

async function call(method, path, body, type) {
    const options = {method};
    if (body !== undefined) {
        options.headers = {"Content-Type": type ?? "application/json"};
        options.body = type ? body : JSON.stringify(body);
    }
    let answer;
    try {
        answer = await fetch(API + path, options);
    } catch {
        throw new Error(text("problem"));
    }
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) {
        throw new Error(json.detail ?? json.error?.message ?? text("problem"));
    }
    return json;
}

/** Does something and says what went wrong, if anything did. */
async function attempt(work) {
    try {
        byId("problem").textContent = "";
        await work();
        await refresh();
    } catch (failure) {
        byId("problem").textContent = failure.message;
    }
}

const act = (what) => attempt(() => call("POST", `citizens/${citizen}/messages`, what));

/** A pin; drawn, since not every machine has a font for it. */
function pin() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 10a3 3 0 1 1 0-6 3 3 0 0 1 0 6z");
    svg.append(path);
    return svg;
}

function element(name, content, className) {
    const made = document.createElement(name);
    if (content !== undefined && content !== null) {
        made.textContent = content;
    }
    if (className) {
        made.className = className;
    }
    return made;
}

/** The marks of WhatsApp (*bold*, _italic_, ~struck~, ```fixed```) and links, never markup. */
function formatted(words) {
    const all = document.createDocumentFragment();
    const marks = /```([^`]+)```|(?<![\w*])\*([^*\n]+)\*(?!\w)|(?<![\w_])_([^_\n]+)_(?!\w)|(?<![\w~])~([^~\n]+)~(?!\w)|(https?:\/\/[^\s<>"]+)/g;
    let from = 0;
    for (const found of words.matchAll(marks)) {
        all.append(words.slice(from, found.index));
        if (found[1]) all.append(element("code", found[1]));
        else if (found[2]) all.append(element("strong", found[2]));
        else if (found[3]) all.append(element("em", found[3]));
        else if (found[4]) all.append(element("s", found[4]));
        else all.append(link(found[5], found[5]));
        from = found.index + found[0].length;
    }
    all.append(words.slice(from));
    return all;
}

function link(address, title) {
    const made = element("a", title);
    if (/^https?:\/\//.test(address)) {
        made.href = address;
        made.rel = "noreferrer noopener";
        made.target = "_blank";
    }
    return made;
}

function media(message) {
    const address = API + "media/" + encodeURIComponent(message.media);
    let made;
    if (message.kind === "audio") {
        made = element("audio");
        made.controls = true;
    } else if (message.kind === "video") {
        made = element("video");
        made.controls = true;
    } else if (message.kind === "document") {
        made = element("a", (message.content?.filename ?? text("file.document")));
        made.href = address;
        made.download = message.content?.filename ?? "dokumen";
        return made;
    } else {
        made = element("img");
        made.alt = message.text || text("attach.photo");
        made.addEventListener("load", () => toEnd(following));
    }
    made.src = address;
    return made;
}

function openList(message) {
    byId("list-title").textContent = message.open ?? "";
    byId("rows").replaceChildren(...message.options.map((option) => {
        const row = element("button", option.title);
        row.type = "button";
        row.dataset.option = option.id;
        if (option.description) {
            row.append(element("span", option.description));
        }
        row.addEventListener("click", () => {
            byId("list").close();
            act({type: "tap", message: message.id, option: option.id});
        });
        return row;
    }));
    byId("list").showModal();
}

function options(message) {
    const box = element("div", null, "options");
    const button = (title, work, option, icon) => {
        const made = element("button", title);
        if (icon) {
            made.prepend(icon, " ");
        }
        made.type = "button";
        made.dataset.option = option;
        made.addEventListener("click", work);
        box.append(made);
    };
    if (message.options.some((option) => option.how === "row")) {
        button("☰ " + message.open, () => openList(message), "");
    }
    for (const option of message.options) {
        if (option.how === "button" || option.how === "template") {
            button(option.title, () => act({type: "tap", message: message.id, option: option.id}), option.id);
        } else if (option.how === "location") {
            button(text("location.open"), () => openPlace(message.id), option.id, pin());
        } else if (option.how === "link") {
            box.append(link(option.id, option.title));
        }
    }
    return box;
}

/** Makes the message; who is about to tap a button of it must not lose it when only its ticks change. */
function fill(item, message) {
    item.className = message.from + (message.status === "failed" ? " failed" : "");
    item.dataset.id = message.id;
    item.dataset.kind = message.kind;
    item.dataset.status = message.status;
    const said = JSON.stringify({...message, status: null, error: null, at: null});
    if (item.said === said && message.from !== "phone") {
        item.lastElementChild.replaceWith(meta(message));
        return;
    }
    item.said = said;
    item.replaceChildren();
    if (message.from === "phone") {
        item.textContent = text("day.line") + " (" + message.text + ")";
        return;
    }
    const answered = message.from === "citizen" && message.replyTo ? shown.get(message.replyTo) : null;
    if (answered) {
        item.append(element("span", answered.message.text, "reply"));
    }
    if (message.header) item.append(element("strong", message.header, "head"));
    if (message.media) item.append(media(message));
    if (message.kind === "location") item.append(pin(), " ");
    const body = element("span", null, "body");
    body.append(formatted(message.text));
    item.append(body);
    if (message.footer) item.append(element("div", message.footer, "foot"));
    if (message.options.length > 0) item.append(options(message));
    item.append(meta(message));
}

/** When it was said, and its ticks. */
function meta(message) {
    const line = element("span", null, "meta");
    line.append(new Date(message.at).toLocaleTimeString("id-ID", {timeZone: "Asia/Jakarta", hour: "2-digit", minute: "2-digit"}));
    if (message.from === "citizen") {
        const ticks = element("span", " " + TICKS[message.status], message.status);
        ticks.setAttribute("role", "img");
        ticks.setAttribute("aria-label", text("status." + message.status));
        line.append(ticks);
    } else if (message.status === "failed") {
        line.append(element("span", ` ${text("status.failed")} ${message.error ?? ""}`, "error"));
    }
    return line;
}

function toEnd(wanted) {
    if (wanted) {
        byId("log").scrollTop = byId("log").scrollHeight;
    }
}

function show(chat) {
    const list = byId("chat");
    for (const message of chat.messages) {
        const known = shown.get(message.id);
        const item = known?.item ?? element("li");
        shown.set(message.id, {item, message});
        fill(item, message);
        if (!known) {
            list.append(item);
        }
    }
    toEnd(following && chat.messages.length > 0);
    byId("presence").textContent = chat.typing ? text("typing") : "";
    byId("block").textContent = text(chat.blocks ? "unblock" : "block");
    byId("block").setAttribute("aria-pressed", String(chat.blocks));
    byId("window").textContent = chat.window.open
        ? text("window.open").replace("{0}", duration(chat.window.secondsLeft))
        : text("window.closed");
}

function duration(seconds) {
    return `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, "0")}`;
}

async function refresh() {
    if (citizen === null) {
        return;
    }
    const of = generation;
    const chat = await call("GET", `citizens/${citizen}?after=${version}`);
    if (of === generation) {
        version = chat.version;
        show(chat);
    }
}

function select(id) {
    citizen = id;
    version = 0;
    generation++;
    following = true;
    shown.clear();
    byId("chat").replaceChildren();
    byId("citizen").value = String(id);
    history.replaceState(null, "", "#" + id);
    return attempt(async () => {});
}

const number = (phone) => phone.replace(/^(\d{2})(\d{3})(\d{4})(\d{4})$/, "+$1 $2 $3 $4");

async function listCitizens() {
    const all = await call("GET", "citizens");
    const box = byId("citizen");
    if (box.options.length !== all.length || all.some((each, i) => box.options[i].dataset.phone !== each.phone)) {
        box.replaceChildren(...all.map((each) => {
            const option = new Option(`${each.name} (${number(each.phone)})`, each.id);
            option.dataset.phone = each.phone;
            return option;
        }));
        if (citizen !== null) {
            box.value = String(citizen);
        }
    }
    return all;
}

function showFaults(faults) {
    const box = byId("faults");
    for (const [key, value] of Object.entries(faults)) {
        if (typeof value !== "boolean" && TEXTS["fault." + key] === undefined) {
            continue;
        }
        let choice = byId("fault-" + key);
        if (!choice) {
            choice = element("select");
            choice.id = "fault-" + key;
            choice.append(new Option(text("fault.off"), "off"));
            if (!SWITCHES.includes(key)) {
                choice.append(new Option(text("fault.once"), "once"));
            }
            choice.append(new Option(text("fault.always"), "always"));
            choice.addEventListener("change", () => attempt(async () => {
                const wanted = {off: false, once: 1, always: true}[choice.value];
                showFaults(await call("PUT", "faults", {[key]: wanted}));
            }));
            const label = element("label", text("fault." + key));
            label.htmlFor = choice.id;
            const row = element("div");
            row.append(label, choice);
            box.append(row);
        }
        if (document.activeElement !== choice) {
            choice.value = value === true ? "always" : value === false ? "off" : "once";
        }
        choice.parentElement.classList.toggle("on", key !== "citizensRead" && value !== false);
    }
}

function showWebhook(state) {
    byId("webhook").replaceChildren(...["address", "held", "waiting", "taken", "refused", "lastStatus"].flatMap((key) =>
        [element("dt", text("webhook." + key)), element("dd", state[key])]));
}

function openPlace(replyTo) {
    byId("place-form").dataset.replyTo = replyTo ?? "";
    Place.open(text("place.nomap"));
}

async function sendFiles(files) {
    for (const file of files) {
        const query = `filename=${encodeURIComponent(file.name)}`;
        await call("POST", `citizens/${citizen}/media?${query}`, file, file.type || "application/octet-stream");
    }
}

let recorder = null;

async function recordVoice() {
    if (recorder) {
        recorder.stop();
        return;
    }
    let stream;
    try {
        stream = await navigator.mediaDevices.getUserMedia({audio: true});
    } catch {
        await act({type: "voice", seconds: 3});
        byId("told").textContent = text("voice.sample");
        return;
    }
    const type = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus"].find((each) => MediaRecorder.isTypeSupported(each));
    const parts = [];
    recorder = new MediaRecorder(stream, {mimeType: type});
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => {
        stream.getTracks().forEach((track) => track.stop());
        recorder = null;
        byId("voice").setAttribute("aria-pressed", "false");
        byId("voice").title = text("voice");
        attempt(() => call("POST", `citizens/${citizen}/media?voice=true`, new Blob(parts, {type}), type));
    });
    recorder.start();
    byId("voice").setAttribute("aria-pressed", "true");
    byId("voice").title = text("voice.stop");
}

async function openSamples() {
    const box = byId("pictures");
    if (box.children.length === 0) {
        for (const name of await call("GET", "pictures")) {
            const button = element("button");
            button.type = "button";
            button.dataset.picture = name;
            const image = element("img");
            image.src = API + "pictures/" + name;
            image.loading = "lazy";
            image.alt = "";
            button.append(image, element("span", name.replaceAll("_", " ")));
            button.addEventListener("click", () => {
                byId("samples").close();
                const caption = byId("caption").value.trim();
                byId("caption").value = "";
                act(caption ? {type: "photo", picture: name, caption} : {type: "photo", picture: name});
            });
            box.append(button);
        }
    }
    byId("samples").showModal();
}

function showAttachments(open) {
    byId("attachments").hidden = !open;
    byId("attach").setAttribute("aria-expanded", String(open));
}

// who scrolls back to read is left there
byId("log").addEventListener("scroll", () => {
    const log = byId("log");
    following = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
});
byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = byId("text").value;
    if (words.trim()) {
        byId("text").value = "";
        act({type: "text", text: words});
    }
});
byId("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        byId("composer").requestSubmit();
    }
});
byId("attach").addEventListener("click", () => showAttachments(byId("attachments").hidden));
byId("attach-photo").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", () => {
    const files = [...byId("file").files];
    byId("file").value = "";
    showAttachments(false);
    attempt(() => sendFiles(files));
});
byId("attach-sample").addEventListener("click", () => { showAttachments(false); attempt(openSamples); });
byId("attach-place").addEventListener("click", () => { showAttachments(false); openPlace(null); });
byId("attach-document").addEventListener("click", () => { showAttachments(false); act({type: "document"}); });
byId("attach-contact").addEventListener("click", () => { showAttachments(false); act({type: "contact"}); });
byId("voice").addEventListener("click", recordVoice);
byId("place-send").addEventListener("click", () => {
    const place = Place.chosen();
    if (place) {
        byId("place").close();
        const replyTo = byId("place-form").dataset.replyTo;
        act(replyTo ? {...place, replyTo} : place);
    }
});
for (const button of document.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
}
byId("citizen").addEventListener("change", () => select(Number(byId("citizen").value)));
byId("new-citizen").addEventListener("click", () => attempt(async () => {
    const made = await call("POST", "citizens", {});
    await listCitizens();
    await select(made.id);
}));
byId("day").addEventListener("click", () => attempt(() => call("POST", `citizens/${citizen}/clock`, {hours: 24})));
byId("block").addEventListener("click", () => attempt(() =>
    call("POST", `citizens/${citizen}/block`, {blocked: byId("block").getAttribute("aria-pressed") !== "true"})));
byId("move").addEventListener("click", () => attempt(async () => {
    await call("POST", `citizens/${citizen}/number`, {});
    await listCitizens();
}));
byId("open-chat").addEventListener("click", () => attempt(() => call("POST", `citizens/${citizen}/read`, {})));
byId("no-faults").addEventListener("click", () => attempt(async () => showFaults(await call("DELETE", "faults"))));
byId("handshake").addEventListener("click", () => attempt(async () => {
    const answer = await call("POST", "webhook", {});
    byId("told").textContent = text(answer.verified ? "webhook.verified" : "webhook.unverified");
}));
byId("reset").addEventListener("click", () => attempt(async () => {
    await call("POST", "reset", {});
    await listCitizens();
    await select(1);
    byId("told").textContent = text("reset.done");
}));

async function begin() {
    const all = await listCitizens();
    const wanted = Number(location.hash.slice(1));
    await select(all.some((each) => each.id === wanted) ? wanted : all[0].id);
    byId("text").focus();
}

let turn = 0;

/** The chat often, the rest now and then; nothing while nobody looks. */
async function tick() {
    if (!document.hidden) {
        try {
            if (citizen === null) {
                await begin();
            }
            await refresh();
            if (turn++ % 4 === 0) {
                showFaults(await call("GET", "faults"));
                showWebhook(await call("GET", "webhook"));
                await listCitizens();
            }
            if (byId("problem").textContent === text("problem")) {
                byId("problem").textContent = "";
            }
        } catch (failure) {
            byId("problem").textContent = failure.message;
        }
    }
    setTimeout(tick, 700);
}

tick();
