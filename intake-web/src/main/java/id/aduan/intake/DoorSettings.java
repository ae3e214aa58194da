package id.aduan.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of the web door. */
@ConfigMapping(prefix = "aduan.intake.web")
public interface DoorSettings {
    Reports reports();

    Unproven unproven();

    ProofOfWork proofOfWork();

    Spam spam();

    Tracking tracking();

    Actions actions();

    Cases cases();

    Drafts drafts();

    /** How many senders, numbers and texts are remembered at most, each; the longest unseen is forgotten first. */
    @WithDefault("100000")
    int memory();

    /** What may come in altogether. */
    interface Reports {
        /** Reports an hour from one address, a network that many phones share included. */
        @WithDefault("120")
        int perAddress();

        /** Reports a minute from everywhere. */
        @WithDefault("6000")
        int total();
    }

    /** The stricter lane of reports that bring no proof of work. */
    interface Unproven {
        /** Reports an hour from one address that are taken like any other. */
        @WithDefault("5")
        int free();

        /** Reports an hour from one address; those above the free ones wait for a person. */
        @WithDefault("30")
        int perAddress();

        /** Reports a minute from everywhere. */
        @WithDefault("600")
        int total();
    }

    /** The puzzle that a browser solves while its user writes. */
    interface ProofOfWork {
        /** The number to be found is at most this; half of it is the effort on average. */
        @WithDefault("50000")
        long difficulty();

        @WithDefault("30M")
        Duration lifetime();
    }

    /** What makes a person look first. */
    interface Spam {
        /** Points from which a text looks like spam. */
        @WithDefault("6")
        int threshold();

        /** Other reports of the same text within an hour from which on it is held; 0 holds none. */
        @WithDefault("5")
        int repetitions();
    }

    /** Wrong PINs an hour. */
    interface Tracking {
        @WithDefault("5")
        int triesPerAddressAndNumber();

        @WithDefault("30")
        int triesPerNumber();

        @WithDefault("60")
        int triesPerAddress();
    }

    /** What a reporter adds to his own report. */
    interface Actions {
        /** Acts an hour on one report. */
        @WithDefault("30")
        int perReport();
    }

    /** How long case-service may take. */
    interface Cases {
        @WithDefault("4S")
        Duration patience();
    }

    /** Forms that are not sent yet. */
    interface Drafts {
        @WithDefault("24H")
        Duration lifetime();

        /** Forms that wait at once; beyond that, new photos are refused until some are gone. */
        @WithDefault("5000")
        int limit();
    }
}
