package id.aduan.kit.problem;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;

/** Tells a form that cannot be read from one that we could not read. */
final class UnreadableForm {
    private static final String PARSERS = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final int NEAR = 12;

    private UnreadableForm() {}

    /** RESTEasy's parsers fail with what is at hand, so they are known by where they fail. */
    static boolean causes(Throwable failure) {
        if (isOfADisk(failure.getCause())) {
            return false;
        }
        return Arrays.stream(failure.getStackTrace())
                .limit(isOfADisk(failure) ? 1 : NEAR)
                .anyMatch(frame -> frame.getClassName().startsWith(PARSERS));
    }

    /** An upload is kept in a file; what the parser itself says of a torn body is an IOException, too. */
    private static boolean isOfADisk(Throwable failure) {
        return failure instanceof IOException && !(failure instanceof UnsupportedEncodingException);
    }
}
