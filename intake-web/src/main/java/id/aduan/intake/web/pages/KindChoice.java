package id.aduan.intake.web.pages;

import id.aduan.contracts.ComplaintKind;
import java.util.Arrays;
import java.util.Optional;

/** The three ways in, with the words that stand in addresses. */
enum KindChoice {
    COMPLAINT("laporan", ComplaintKind.COMPLAINT),
    QUESTION("pertanyaan", ComplaintKind.INFORMATION_REQUEST),
    ASPIRATION("usulan", ComplaintKind.ASPIRATION);

    static final String PARAMETER = "jenis";

    private final String inAddress;
    private final ComplaintKind kind;

    KindChoice(String inAddress, ComplaintKind kind) {
        this.inAddress = inAddress;
        this.kind = kind;
    }

    String inAddress() {
        return inAddress;
    }

    ComplaintKind kind() {
        return kind;
    }

    static Optional<KindChoice> named(String inAddress) {
        return Arrays.stream(values())
                .filter(choice -> choice.inAddress.equals(inAddress))
                .findFirst();
    }

    static Optional<KindChoice> of(String kind) {
        return Arrays.stream(values())
                .filter(choice -> choice.kind.name().equals(kind))
                .findFirst();
    }
}
