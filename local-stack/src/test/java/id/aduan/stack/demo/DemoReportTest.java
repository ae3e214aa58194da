package id.aduan.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoReportTest {
    private final List<DemoReport> reports = DemoReport.all();

    @Test
    void fortyReportsOfAllKindsInTwoLanguagesByTwoDoors() {
        assertThat(reports).hasSizeBetween(40, 45);
        assertThat(reports.stream().map(DemoReport::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("COMPLAINT", "INFORMATION_REQUEST", "ASPIRATION");
        assertThat(reports.stream()
                        .map(report -> report.body().path("language").asText())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("id", "su");
        assertThat(reports).anyMatch(report -> report.appUser() != null);
    }

    @Test
    void everyReportIsAnotherOne() {
        assertThat(reports).extracting(DemoReport::key).doesNotHaveDuplicates();
        assertThat(reports)
                .extracting(report -> report.body().path("narrative").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void itsPeopleCanBeNobody() {
        assertThat(reports)
                .filteredOn(report -> report.body().has("reporter"))
                .isNotEmpty()
                .allSatisfy(report -> {
                    assertThat(report.body().path("reporter").path("phone").asText())
                            .startsWith("+62 800 0000 ");
                    assertThat(report.body().path("reporter").path("name").asText())
                            .startsWith("Warga Rekaan");
                });
    }

    @ParameterizedTest
    @EnumSource(Picture.class)
    void everyPictureIsASmallJpeg(Picture picture) throws IOException {
        byte[] jpeg = picture.jpeg();

        assertThat(jpeg).hasSizeLessThan(300_000).startsWith((byte) 0xFF, (byte) 0xD8, (byte) 0xFF);
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(800);
    }
}
