package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.support.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.aduan.cases.application.CaseLists.Hits;
import id.aduan.cases.application.CaseLists.Order;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.durable.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class FrequentWordComponentTest {
    private static final String COPIES = """
            with made as (select gen_random_uuid() as id, i from generate_series(1, ?) i),
                 copied as (
                     insert into cases
                     select (jsonb_populate_record(c, jsonb_build_object(
                         'id', m.id, 'received_at', c.received_at - m.i * interval '1 second'))).*
                     from cases c, made m where c.id = ?
                     returning id)
            insert into case_content (case_id, narrative) select id, ? || ' nomor ' || i from made
            """;

    @Inject
    Transactions transactions;

    @Inject
    CaseLists lists;

    @Inject
    Given given;

    @Inject
    Database database;

    private final String word = "kerlip" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @AfterEach
    void copiesGo() {
        database.execute(
                "with gone as (delete from case_content where narrative like ? || '%' returning case_id)"
                        + " delete from cases where id in (select case_id from gone)",
                word);
    }

    @Test
    void aWordInAThousandReportsIsCountedAndOneInMoreIsListedAndNotCounted() {
        ComplaintReceived original = given.caseAt(DLH);
        copy(original, 1_000);
        as("supervisor")
                .queryParam("q", word)
                .get("/api/v1/cases")
                .then()
                .body("counts.total", equalTo(1_000))
                .body("cases", hasSize(25));
        as("supervisor")
                .queryParam("q", word)
                .get("/cases")
                .then()
                .body(containsString("<strong>1000</strong>"))
                .body(not(containsString("lebih dari 1.000")));

        copy(original, 1);

        as("supervisor")
                .queryParam("q", word)
                .get("/api/v1/cases")
                .then()
                .statusCode(200)
                .body("counts", nullValue())
                .body("next", notNullValue())
                .body("cases", hasSize(25));
        as("supervisor")
                .queryParam("q", word)
                .get("/cases")
                .then()
                .body(containsString("lebih dari 1.000"))
                .body(not(containsString("<strong>")));
        as("supervisor")
                .queryParam("q", word + " nomor 7")
                .get("/api/v1/cases")
                .then()
                .body("counts.total", equalTo(111)); // 7, 70 to 79, 700 to 799
    }

    @Test
    void bothWaysOfLookingFindTheSameCasesInTheSameOrder() {
        copy(given.caseAt(DLH), 40);
        copy(given.caseAt(DISHUB), 30);
        Search rare = new Search(null, List.of(word, "nomor", "1"), Set.of());
        Search frequent = new Search(null, List.of(word), Set.of());
        Search ofAgency = new Search(null, List.of(word, "nomor", "2"), Set.of(DISHUB));

        for (Search search : List.of(rare, frequent, ofAgency)) {
            for (AgencyCode agency : new AgencyCode[] {null, DLH}) {
                for (Set<StatusGroup> groups : List.of(Set.<StatusGroup>of(), Set.of(StatusGroup.DONE))) {
                    for (Order order : Order.values()) {
                        CaseFilter filter = new CaseFilter(Set.of(), groups, agency, null, null, null, search);
                        assertThat(all(filter, Hits.MANY, order))
                                .as("%s", filter)
                                .isEqualTo(all(filter, Hits.FEW, order));
                    }
                }
            }
        }
        CaseFilter open = new CaseFilter(Set.of(), Set.of(), null, null, null, null, frequent);
        assertThat(all(open, Hits.MANY, Order.OLDEST_FIRST)).hasSize(70);
    }

    /** All pages, one after the other. */
    private List<ComplaintId> all(CaseFilter filter, Hits hits, Order order) {
        Scope scope = new Scope(true, true, true, null);
        List<ComplaintId> all = new ArrayList<>();
        CaseLists.Position after = null;
        while (true) {
            CaseLists.Position from = after;
            List<ListedCase> page = transactions
                    .run(session -> lists.page(scope, filter, hits, order, from, 25))
                    .await()
                    .atMost(Given.PATIENCE);
            if (page.isEmpty()) {
                return all;
            }
            page.forEach(listed -> all.add(listed.subject().id()));
            var last = page.get(page.size() - 1).subject();
            after = new CaseLists.Position(last.facts().receivedAt(), last.id());
        }
    }

    private void copy(ComplaintReceived original, int times) {
        assertThat(database.execute(COPIES, times, original.complaintId().value(), word))
                .isEqualTo(times);
    }
}
