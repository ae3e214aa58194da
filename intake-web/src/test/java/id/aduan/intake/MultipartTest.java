package id.aduan.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.junit.jupiter.api.Test;

class MultipartTest {
    @Test
    void aPartWithoutANameIsPassedOver() throws Exception {
        Map<String, Collection<FormValue>> values = new HashMap<>();
        values.put(null, List.of(value("lost")));
        values.put("action", List.of(value("{}")));

        Multipart parts = Multipart.of(() -> values);

        assertThat(parts.json("action", Language.INDONESIAN)).isEqualTo("{}".getBytes(UTF_8));
        assertThat(parts.photos(new ArrayList<>())).isEmpty();
    }

    private static FormValue value(String text) {
        FormData form = new FormData(1);
        form.add("part", text);
        return form.getFirst("part");
    }
}
