package id.aduan.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of the web door. */
@ConfigMapping(prefix = "aduan.intake.web")
public interface DoorSettings {
    Limits limits();

    Uploads uploads();

    ProofOfWork proofOfWork();

    Spam spam();

    Tracking tracking();

    Actions actions();

    Cases cases();

    Drafts drafts();

    Canary canary();

    /** How many senders, numbers and texts are remembered at most, each; the longest unseen is forgotten first. */
    @WithDefault("100000")
    int memory();

    /** How many reports may come in. */
    interface Limits {
        /** Reports an hour from one address, a network that many phones share included. */
        @WithDefault("120")
        int perAddress();

        /** Reports a minute from everywhere. */
        @WithDefault("6000")
        int whole();

        /** Reports an hour from one address that bring no proof of work. */
        @WithDefault("30")
        int unproven();

        /** Those of them that are taken like any other; the rest wait for a person. */
        @WithDefault("5")
        int unprovenFree();

        /** Reports a minute from everywhere that bring no proof of work. */
        @WithDefault("600")
        int unprovenWhole();
    }

    /** Bodies of requests. */
    interface Uploads {
        /** How long a body may take, however slow the line. */
        @WithDefault("5M")
        Duration patience();

        /** The largest body that is no form with photos, in bytes. */
        @WithDefault("262144")
        int maxJsonBytes();

        /** Bytes of photos that are worked on at once; further ones wait their turn. */
        @WithDefault("33554432")
        int memoryBytes();
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

        /** Bytes that wait at once; beyond that, new photos are refused until some are gone. */
        @WithDefault("2147483648")
        long maxBytes();

        /** Photos that one form may have had. */
        @WithDefault("12")
        int perForm();
    }

    /** The report of nobody. */
    interface Canary {
        /** How often one is filed, or {@code off}. */
        @WithDefault("3M")
        String every();
    }
}
