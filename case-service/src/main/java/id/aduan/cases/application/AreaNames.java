package id.aduan.cases.application;

import id.aduan.contracts.AreaCode;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** How areas are called. */
@ApplicationScoped
public class AreaNames {
    private final Map<AreaCode, String> labels;

    AreaNames() {
        this.labels = Gazetteer.load().all().stream().collect(Collectors.toMap(Area::code, Area::label));
    }

    /** With its kecamatan, since names repeat; the code itself for an area that nobody knows. */
    public String label(AreaCode code) {
        return labels.getOrDefault(code, code.value());
    }
}
