package id.aduan.kit.correlation;

import id.aduan.kit.tracing.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives each request its correlation id and its place in a trace, and tells the former back. */
class CorrelationFilter {
    private static final String PROPERTY = Correlation.class.getName();
    private static final String SPAN = Traces.class.getName();

    private final Traces traces;

    CorrelationFilter(Traces traces) {
        this.traces = traces;
    }

    @ServerRequestFilter(preMatching = true)
    public void begin(ContainerRequestContext request) {
        request.setProperty(PROPERTY, Correlation.begin(request.getHeaderString(Correlation.HEADER)));
        request.setProperty(
                SPAN, traces.begin(request.getMethod(), SpanKind.SERVER, request.getHeaderString(Traces.HEADER)));
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        Object id = request.getProperty(PROPERTY);
        if (id != null) {
            response.getHeaders().putSingle(Correlation.HEADER, id);
        }
        if (request.getProperty(SPAN) instanceof Span span) {
            if (response.getStatus() >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
