package id.aduan.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryLogTest {
    @Test
    void eachQueryIsFoundOnce() {
        String log = """
                2026-11-24 20:00:00.000 UTC [12] LOG:  duration: 0.1 ms  parse <unnamed>: select c.* from cases c
                2026-11-24 20:00:00.001 UTC [12] LOG:  duration: 0.2 ms  execute <unnamed>: select c.* from cases c
                \t where c.agency = $1 limit $2
                2026-11-24 20:00:00.002 UTC [12] LOG:  duration: 0.2 ms  execute s1: select c.* from cases c
                \t where c.agency = $1 limit $2
                2026-11-24 20:00:00.003 UTC [13] LOG:  duration: 0.3 ms  execute s2: insert into inbox values ($1)
                2026-11-24 20:00:00.004 UTC [13] LOG:  duration: 0.3 ms  execute s3: select $1 || $11, $2
                """;

        assertThat(QueryLog.queries(log))
                .containsExactly("select c.* from cases c where c.agency = $1 limit $2", "select $1 || $11, $2");
    }
}
