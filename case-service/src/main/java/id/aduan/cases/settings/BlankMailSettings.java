package id.aduan.cases.settings;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;

/**
 * A setting of the mail server that is blank is as one that is not there, so that a file for many servers can name the
 * variable without a value.
 */
@Priority(Priorities.LIBRARY + 100) // nearer to the sources than what puts a setting into another one
public final class BlankMailSettings implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "aduan.mail.";

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        boolean blank =
                value != null && (value.getValue() == null || value.getValue().isBlank());
        return blank && name.startsWith(PREFIX) ? null : value;
    }
}
