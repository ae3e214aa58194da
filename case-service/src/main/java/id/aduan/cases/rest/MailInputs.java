package id.aduan.cases.rest;

import id.aduan.cases.application.ManageMail;
import id.aduan.cases.domain.MailMode;
import id.aduan.cases.words.MailWords;
import id.aduan.contracts.Language;
import java.util.List;

/** Reads what an agency chooses for its mail. */
public final class MailInputs {
    private final Inputs inputs;
    private final MailWords words;

    public MailInputs(Inputs inputs, MailWords words) {
        this.inputs = inputs;
        this.words = words;
    }

    /** A choice that was read. */
    public record Chosen(MailMode mode, Language language, List<String> addresses) {}

    /**
     * @param language a tag, or null for Indonesian
     * @param typed the addresses, or null
     */
    public Chosen read(String mode, String language, List<String> typed) {
        MailMode chosen = inputs.oneOf("mode", mode, MailMode.class);
        Language speaks = inputs.optionalCode("language", language, Language::of);
        List<String> addresses = typed == null
                ? List.of()
                : typed.stream()
                        .filter(address -> address != null && !address.isBlank())
                        .map(String::strip)
                        .distinct()
                        .toList();
        if (addresses.size() > ManageMail.MOST_ADDRESSES) {
            inputs.refuse("addresses", "TOO_MANY", words.addressesTooMany(ManageMail.MOST_ADDRESSES));
        }
        addresses.stream()
                .filter(address -> !ManageMail.isAddress(address))
                .forEach(address -> inputs.refuse("addresses", "MALFORMED", words.addressWrong(address)));
        if (chosen != null && chosen != MailMode.NONE && addresses.isEmpty()) {
            inputs.refuse("addresses", "REQUIRED", words.addressesRequired());
        }
        inputs.check();
        return new Chosen(chosen, speaks == null ? Language.INDONESIAN : speaks, addresses);
    }
}
