package id.aduan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
    /** The example of RFC 9562, appendix A.4. */
    @Test
    void versionFiveIsThatOfTheRfc() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(UuidV5.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void theSameSourceIsTheSameComplaint() {
        var source = new SourceReference(Channel.WEB, "web", "key|digest");

        assertThat(ComplaintId.of(source))
                .isEqualTo(ComplaintId.of(new SourceReference(Channel.WEB, "web", "key|digest")));
    }

    @Test
    void aCanaryIsKnownByItsIdAndNoReportHasOne() {
        Instant minute = Instant.parse("2026-11-25T01:07:00Z");

        ComplaintId canary = ComplaintId.ofCanary(minute);

        assertThat(canary).isEqualTo(ComplaintId.ofCanary(minute.plusSeconds(59)));
        assertThat(canary).isNotEqualTo(ComplaintId.ofCanary(minute.plusSeconds(60)));
        assertThat(ComplaintId.parse(canary.toString()).isCanary()).isTrue();
        assertThat(canary.value().variant()).isEqualTo(2);
        assertThat(ComplaintId.of(new SourceReference(Channel.WEB, "canary", "canary"))
                        .isCanary())
                .isFalse();
        assertThat(new ComplaintId(UUID.randomUUID()).isCanary()).isFalse();
    }

    @Test
    void theSameProviderIdOnAnotherAccountOrChannelIsAnotherComplaint() {
        var source = new SourceReference(Channel.WEB, "web", "1");

        assertThat(ComplaintId.of(source))
                .isNotEqualTo(ComplaintId.of(new SourceReference(Channel.WEB, "web2", "1")))
                .isNotEqualTo(ComplaintId.of(new SourceReference(Channel.OGAN_LOPIAN, "web", "1")));
    }

    @Test
    void aTextThatPostgresqlCannotStoreIsRefused() {
        assertThatThrownBy(() -> new SourceReference(Channel.WEB, "web", "a\0b"))
                .hasMessageContaining("null character");
        assertThatThrownBy(() -> new SourceReference(Channel.WEB, "web", "a\uD800b"))
                .hasMessageContaining("surrogate");
    }

    @Test
    void theKecamatanComesFromTheCode() {
        assertThat(new AreaCode("32.14.09.2001").kecamatan()).isEqualTo(new AreaCode("32.14.09"));
    }

    @Test
    void coordinatesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new Coordinates(Double.NaN, 107, null, Coordinates.Provenance.MAP))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Coordinates(-6.5, 181, null, Coordinates.Provenance.MAP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingPersonalIsInWhatIsLogged() {
        assertThat(Samples.received().toString()).doesNotContain("sampah", "Sampah", "pasar");
        assertThat(Samples.received().reporter().contact().toString()).doesNotContain("Y2lwaGVy");
    }
}
