// Renews what flows and leaves the form alone. What is not renewed is shown faint.
setInterval(async () => {
    if (document.hidden) {
        return;
    }
    const live = document.getElementById("live");
    try {
        const answer = await fetch("/operations");
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("live");
        if (!next) {
            throw new Error("no page");
        }
        live.replaceWith(next);
    } catch {
        live.classList.add("stale");
    }
}, 3000);
