package id.aduan.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs is written from the code: run with {@code -Daduan.docs.write=true} to write it anew. */
class StatusGroupsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "status-groups.md");

    @Test
    void tableOfStatusesAndTransitionsIsUpToDate() throws IOException {
        if (Boolean.getBoolean("aduan.docs.write")) {
            Files.writeString(DOCUMENT, table());
        }
        assertThat(DOCUMENT).hasContent(table());
    }

    @Test
    void everyStatusIsReachedAndLeftByTheStatesThatTheTableTells() {
        Set<CaseStatus> seen =
                CaseTest.everyStatus().stream().map(Case::status).collect(Collectors.toCollection(LinkedHashSet::new));
        seen.add(CaseStatus.VERIFIED); // passed through on the way to an agency

        assertThat(seen).containsExactlyInAnyOrder(CaseStatus.values());
    }

    private static String table() {
        StringBuilder text = new StringBuilder("""
                # Statuses and SP4N's groups

                Written from the code; do not edit. Every status is in exactly one group, so the groups add up to the total.

                | status | group | name of the group at SP4N | ways out (who may take them) |
                |---|---|---|---|
                """);
        for (CaseStatus status : CaseStatus.values()) {
            text.append("| %s | %s | %s | %s |%n"
                    .formatted(status, status.group(), status.group().officialName(), waysOut(status)));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String waysOut(CaseStatus status) {
        CaseState state = CaseTest.everyStatus().stream()
                .map(Case::state)
                .filter(candidate -> candidate.status() == status)
                .findFirst()
                .orElse(new CaseState.Verified(SampleReports.MONDAY));
        return Arrays.stream(Transition.values())
                .filter(transition -> transition.legalFrom(state))
                .map(transition -> transition + " ("
                        + Arrays.stream(ActorKind.values())
                                .filter(transition::allowedTo)
                                .map(ActorKind::name)
                                .collect(Collectors.joining(", "))
                        + ")")
                .collect(Collectors.joining("; "));
    }
}
