package id.aduan.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormDataParser;
import org.jboss.resteasy.reactive.server.core.multipart.FormEncodedDataDefinition;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest.ReadCallback;

/**
 * Reads forms before their endpoint does, so that each fails once and is answered. RESTEasy alone reads on after the
 * first failure, and the second one is answered past all that makes problems of failures; what fails at a form's end it
 * does not answer at all.
 */
@Singleton
class FormReader {
    private final Provider<MemorySize> limit;

    FormReader(@ConfigProperty(name = "quarkus.http.limits.max-form-attribute-size") Provider<MemorySize> limit) {
        this.limit = limit;
    }

    @ServerRequestFilter
    public void read(ResteasyReactiveContainerRequestContext request) {
        var exchange = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        if (exchange.getFormData() != null || !exchange.serverRequest().isOnIoThread() || !takesForm(exchange)) {
            return;
        }
        FormDataParser parser = new FormEncodedDataDefinition()
                .setMaxAttributeSize(limit.get().asLongValue())
                .create(exchange, Set.of());
        if (parser instanceof ReadCallback callback) {
            exchange.suspend();
            exchange.serverRequest().setReadListener(new UntilItFails(exchange, callback));
            exchange.serverRequest().resumeRequestInput();
        }
    }

    private static boolean takesForm(ResteasyReactiveRequestContext exchange) {
        return Arrays.stream(exchange.getTarget().getHandlerChain()).anyMatch(FormBodyHandler.class::isInstance);
    }

    /** Passes on what comes until the parser has failed; what it does not tell of itself is told here. */
    private record UntilItFails(ResteasyReactiveRequestContext exchange, ReadCallback parser) implements ReadCallback {
        @Override
        public void data(ByteBuffer piece) {
            attempt(() -> parser.data(piece));
        }

        @Override
        public void done() {
            attempt(parser::done);
        }

        private void attempt(Runnable step) {
            if (exchange.getThrowable() != null) {
                return;
            }
            try {
                step.run();
            } catch (RuntimeException failure) {
                exchange.resume(failure);
            }
        }
    }
}
