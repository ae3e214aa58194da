package id.aduan.stack.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable routes = new RouteTable(
            List.of(new Route("/", "web", 1), new Route("/cases", "cases", 2), new Route("/api/v1/cases", "cases", 2)));

    @ParameterizedTest
    @CsvSource({
        "/, web",
        "/lapor, web",
        "/cases, cases",
        "/cases/, cases",
        "/cases/assets/a.css, cases",
        "/casesbook, web",
        "/api/v1/cases/x, cases",
        "/api/v1/complaints, web",
        "/c%61ses/1, cases",
        "/lapor/internal, web",
        "/lacak/a+b, web",
        "/lapor;a=1, web"
    })
    void longestPrefixWins(String path, String service) {
        assertThat(routes.find(path)).map(Route::service).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/citizen-view/x",
                "/%69nternal/x",
                "/internal;a=b/x",
                "//internal/x",
                "/./internal/x",
                "/cases/../internal/x",
                "/cases/%2e%2e/internal/x",
                "/cases/..;a/internal/x",
                "/cases%2f..%2finternal",
                "/cases\\..\\internal",
                "/cases/%5c../internal",
                "/q/health",
                "/q",
                "/%zz",
                "internal",
                ""
            })
    void whatIsForServicesOnlyIsNeverForwarded(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @Test
    void nobodyServesWhatNobodyOwns() {
        assertThat(new RouteTable(List.of(new Route("/cases", "cases", 2))).find("/lapor"))
                .isEmpty();
    }
}
