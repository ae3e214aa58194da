package id.aduan.stack.launch;

import id.aduan.stack.mailbox.Mailbox;
import id.aduan.stack.telephone.TelephoneSimulator;
import id.aduan.stack.whatsapp.WhatsAppSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a person is told when the stack is ready. */
final class Welcome {
    private final Settings settings;

    Welcome(Settings settings) {
        this.settings = settings;
    }

    List<String> lines(Duration took, boolean first) {
        String front = settings.ports().frontAddress().toString();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Aduan is ready after " + took.toSeconds() + " s: " + front);
        lines.add("");
        lines.add("  Operations       " + front + "/operations");
        if (whatsApp()) {
            lines.add("  WhatsApp         " + front + WhatsAppSimulator.PAGE + "  (a phone on a page)");
        }
        if (telephone()) {
            lines.add("  Telephone        " + front + TelephoneSimulator.PAGE + "  (calls to 112)");
        }
        lines.add("  Mailbox          " + front + Mailbox.PATH);
        lines.add("  Kafka            " + settings.ports().bootstrap());
        lines.add("  PostgreSQL       127.0.0.1:" + settings.ports().postgres());
        for (ServiceEntry service : settings.services()) {
            lines.add("  %-15s  %s".formatted(service.name(), settings.ports().addressOf(service)));
        }
        lines.add("  Data, logs       " + settings.home().folder());
        lines.add("");
        lines.add("Accounts (no passwords; choose one when a page asks you to sign in)");
        lines.add("  operator    takes calls            supervisor  sees all cases, arbitrates");
        lines.add("  triage      decides what is unclear  auditor     reads, changes nothing");
        lines.add("  verifier    closes what is answered  admin       keeps officers and agencies");
        lines.add("  officer.dlh an officer of an agency: officer.CODE for each of them");
        lines.add("");
        lines.add("Things to try");
        lines.add("  - Report something as a citizen:       " + front + "/lapor");
        if (whatsApp()) {
            lines.add("  - Or by WhatsApp, write \"halo\":       " + front + WhatsAppSimulator.PAGE);
        }
        if (telephone()) {
            lines.add("  - Take calls to 112, as operator:      " + front + "/callcenter");
        }
        lines.add("  - See where it went, as supervisor:    " + front + "/cases");
        lines.add("  - Forty reports at once:               ./aduan demo");
        lines.add("");
        lines.add(
                first
                        ? "Stop it with Ctrl-C here or ./aduan down anywhere; ./aduan down --wipe also deletes its data."
                        : "Stop it with Ctrl-C here or ./aduan down anywhere.");
        return lines;
    }

    private boolean whatsApp() {
        return settings.services().stream().anyMatch(WhatsAppDoor::isOf);
    }

    private boolean telephone() {
        return settings.services().stream().anyMatch(TelephoneDoor::isOf);
    }
}
