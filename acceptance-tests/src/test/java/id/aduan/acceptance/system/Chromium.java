package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import id.aduan.acceptance.Project;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The browser of the tests; whatever it looks at is kept as a picture under {@code target/screenshots}. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Project.ROOT.resolve("acceptance-tests/target/screenshots");
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 740;

    private final Playwright playwright;
    private final Browser browser;
    private final URI front;
    private final Set<Integer> signInSeen = new HashSet<>();

    private Chromium(URI front, Playwright playwright, Browser browser) {
        this.front = front;
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test where there is no Chromium; fails it where {@code CI} says that there must be one. */
    static Chromium open() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(PROGRAM + " is missing: install Debian's chromium");
        }
        assumeTrue(there, "NO BROWSER TESTS: " + PROGRAM + " is missing; install Debian's chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                WholeSystem.get().front(),
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync"))));
    }

    @Override
    public void close() {
        playwright.close();
    }

    BrowserContext phone(boolean script) {
        return context(script, PHONE_WIDTH, PHONE_HEIGHT);
    }

    BrowserContext desktop() {
        return context(true, 1280, 900);
    }

    /** Signs in at the development sign-in, from the page that is asked for. */
    void signIn(Page page, String account, String landing) {
        page.navigate(front + landing);
        if (signInSeen.add(page.viewportSize().width)) {
            look(page, "sign-in");
        }
        if (account.startsWith("officer.")) {
            page.locator("#agency").fill(account.substring("officer.".length()));
            page.locator("#agency ~ button").click();
        } else {
            page.locator("button[name=account][value='" + account + "']").click();
        }
        page.waitForURL(front + landing + "**");
    }

    private BrowserContext context(boolean script, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("id-ID")
                .setJavaScriptEnabled(script));
    }

    /** Takes a picture, and fails when the page is wider than the screen or axe finds a serious fault. */
    void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        examine(page, name);
    }

    /** The same of a page that runs no script: axe is one, so it examines a copy in which only axe runs. */
    void lookWithoutScript(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        String shown = page.content().replace("<noscript>", "<div>").replace("</noscript>", "</div>");
        try (BrowserContext context = phone(true)) {
            context.addCookies(page.context().cookies());
            Page copy = context.newPage();
            copy.route(
                    page.url(),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=utf-8")
                            .setHeaders(Map.of("Content-Security-Policy", "script-src 'none'"))
                            .setBody(shown)));
            copy.navigate(page.url());
            examine(copy, name);
        }
    }

    private static void examine(Page page, String name) {
        Number overflow =
                (Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow.intValue())
                .as(name + " is no wider than the screen")
                .isLessThanOrEqualTo(0);
        assertThat((List<?>) page.evaluate("""
                        () => Promise.all([...document.images].map(image => {
                            image.loading = 'eager';
                            return image.decode().then(() => null, () => image.src);
                        })).then(all => all.filter(broken => broken))"""))
                .as("pictures of " + name + " that are not shown")
                .isEmpty();
        AxeRunOptions wanted = new AxeRunOptions();
        wanted.setResultTypes(List.of("violations"));
        var serious = new AxeBuilder(page)
                        .options(wanted)
                        .setLegacyMode(
                                true) // there are no frames of others, for which it opens a window more each time
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
        assertThat(serious).as("accessibility of " + name).isEmpty();
    }
}
