package id.aduan.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets through the meters that docs/watching.md tells of, and no others. */
class KnownMeters implements MeterFilter {
    static final String REQUESTS = "http.server.requests";
    private static final List<String> OF_THE_PROCESS =
            List.of(REQUESTS, "jvm.memory.used", "jvm.gc.pause", "process.cpu.usage", "process.uptime");
    private static final Set<String> KNOWN = Stream.concat(
                    Arrays.stream(MetricName.values()).map(MetricName::meter), OF_THE_PROCESS.stream())
            .collect(Collectors.toUnmodifiableSet());

    @Produces
    @Singleton
    static MeterFilter filter() {
        return new KnownMeters();
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return KNOWN.contains(id.getName()) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().equals(REQUESTS)) {
            return id;
        }
        List<Tag> tags = id.getTags().stream()
                .map(tag -> tag.getKey().equals("uri") ? Tag.of("uri", LabelValue.ofPath(tag.getValue())) : tag)
                .toList();
        return id.replaceTags(tags);
    }
}
