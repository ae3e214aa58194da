package id.aduan.intake.callcenter.callbacks;

import id.aduan.contracts.Notice;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What an operator says to a caller. Who joined the report of another hears neither its number nor what its reporter is told. */
final class Saying {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT);

    private Saying() {}

    /** @param words in the caller's language */
    static String of(CallBack callBack, CallBackMessages words) {
        String agency = callBack.agencyName() == null ? words.someone() : callBack.agencyName();
        if (callBack.joined()) {
            return capitalised(
                    callBack.kind() == Notice.Kind.CLOSED ? words.sayJoinedClosed() : words.sayJoinedAnswered(agency));
        }
        String number = callBack.trackingNumber();
        return capitalised(
                switch (callBack.kind()) {
                    case RECEIVED -> words.sayReceived(number);
                    case AT_AGENCY -> words.sayAgency(number, agency);
                    case ANSWERED -> words.sayAnswered(number, agency, told(callBack, words.nothingAnswered()));
                    case WAITS_FOR_REPORTER ->
                        words.sayWaits(number, agency, told(callBack, words.nothingAsked()), until(callBack, words));
                    case CLOSED -> words.sayClosed(number);
                });
    }

    private static String told(CallBack callBack, String otherwise) {
        return callBack.words() == null ? otherwise : callBack.words();
    }

    private static String until(CallBack callBack, CallBackMessages words) {
        LocalDate until = callBack.until();
        return until == null ? words.soon() : words.byDay(DAY.format(until));
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
