package id.aduan.kit.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the spans of Aduan. They have a name of a closed set and no attribute, so that nobody is in them. Whether any is
 * kept and sent is decided by settings; identifiers are made and passed on in any case.
 */
@ApplicationScoped
public class Traces {
    /** Header of HTTP and of records, as W3C Trace Context has it. */
    public static final String HEADER = "traceparent";

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public String get(String traceparent, String name) {
            return HEADER.equals(name) ? traceparent : null;
        }
    };

    private final Tracer tracer;

    public Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("aduan");
    }

    /** The {@code traceparent} of the work at hand; empty when it belongs to no trace. */
    public static Optional<String> current() {
        return Optional.ofNullable(traceparent(Context.current()));
    }

    /** Begins a span and goes on in it: what is done in the same Vert.x context belongs to it until it is ended. */
    @SuppressWarnings("MustBeClosedChecker") // the Vert.x context ends with its work, and with it what is current
    public Span begin(String name, SpanKind kind, String traceparent) {
        Span span = span(name, kind, traceparent);
        Context.root().with(span).makeCurrent();
        return span;
    }

    /** Does the work in a span of its own, which is current meanwhile and ends with it. */
    public <T> Uni<T> within(String name, String traceparent, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Span span = begin(name, SpanKind.CONSUMER, traceparent);
            return ending(span, work.get());
        });
    }

    /**
     * Does the work in a span of its own, which is not current: for work that shares its context with other work.
     *
     * @param work is given the {@code traceparent} to pass on, or null
     */
    public <T> Uni<T> beside(String name, String traceparent, Function<String, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Span span = span(name, SpanKind.CONSUMER, traceparent);
            return ending(span, work.apply(traceparent(Context.root().with(span))));
        });
    }

    private Span span(String name, SpanKind kind, String traceparent) {
        Context parent = traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, GETTER);
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
    }

    private static <T> Uni<T> ending(Span span, Uni<T> work) {
        return work.onFailure()
                .invoke(failure -> span.setStatus(StatusCode.ERROR))
                .onTermination()
                .invoke(span::end);
    }

    private static String traceparent(Context context) {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(context, headers, Map::put);
        return headers.get(HEADER);
    }
}
