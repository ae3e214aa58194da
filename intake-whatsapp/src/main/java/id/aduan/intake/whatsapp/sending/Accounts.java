package id.aduan.intake.whatsapp.sending;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The numbers that this door answers for, as they are configured. */
@ApplicationScoped
public class Accounts {
    private static final Logger LOG = Logger.getLogger(Accounts.class);

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Accounts(AccountSettings settings) {
        settings.numbers().forEach((name, one) -> {
            if (one.phoneNumberId().isEmpty() || one.token().isEmpty()) {
                LOG.warnf(
                        "the number %s of WhatsApp has no phone-number-id or no token: nothing goes out from it", name);
                return;
            }
            Account account = new Account(
                    name,
                    one.phoneNumberId().get(),
                    one.token().get(),
                    one.wabaId().orElse(""),
                    one.displayNumber().orElse(""));
            if (accounts.putIfAbsent(account.phoneNumberId(), account) != null) {
                throw new IllegalArgumentException(
                        "aduan.intake.whatsapp.accounts." + name + ".phone-number-id is that of another account");
            }
        });
    }

    public Collection<Account> all() {
        return List.copyOf(accounts.values());
    }

    /** @param phoneNumberId the provider's id of the number */
    public Optional<Account> find(String phoneNumberId) {
        return Optional.ofNullable(accounts.get(phoneNumberId));
    }

    /** Those that an update is about: a number, or all numbers of a WhatsApp Business Account. */
    List<Account> of(String phoneNumberId, String wabaId) {
        Account one = accounts.get(phoneNumberId);
        if (one != null) {
            return List.of(one);
        }
        return accounts.values().stream()
                .filter(each -> !each.wabaId().isEmpty()
                        && (each.wabaId().equals(wabaId) || each.wabaId().equals(phoneNumberId)))
                .toList();
    }

    /** By the number as the provider writes it, e.g. {@code +62 800-0000-0001}. */
    Optional<Account> ofDisplayNumber(String written) {
        String digits = digits(written);
        return accounts.values().stream()
                .filter(each ->
                        !digits.isEmpty() && digits(each.displayNumber()).equals(digits))
                .findFirst();
    }

    private static String digits(String written) {
        return written == null ? "" : written.replaceAll("\\D", "");
    }
}
