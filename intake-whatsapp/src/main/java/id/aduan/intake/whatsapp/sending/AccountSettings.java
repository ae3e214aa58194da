package id.aduan.intake.whatsapp.sending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** The numbers that this door answers for. */
@ConfigMapping(prefix = "aduan.intake.whatsapp.accounts")
public interface AccountSettings {
    /** Each under a name of the operator's choice. */
    @WithParentName
    Map<String, Number> numbers();

    /** One number. */
    interface Number {
        /** The provider's id of it, not the number itself; without it this number is not used. */
        Optional<String> phoneNumberId();

        /** The access token of a system user; without it this number is not used. */
        Optional<String> token();

        /** The WhatsApp Business Account that its templates belong to. */
        Optional<String> wabaId();

        /** The number as people see it. */
        Optional<String> displayNumber();
    }
}
