package id.aduan.intake.whatsapp.conversation;

import static java.util.Objects.requireNonNull;

import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.knowledge.Plain;
import java.util.List;

/**
 * A question as it is put to a citizen, before it becomes a message.
 *
 * @param question what it asks, or null when nothing is asked
 * @param choices in their order, at most ten
 * @param asksLocation true when the message has a button that shares a point; the choices are then only typed
 */
record Screen(Question question, String body, List<Choice> choices, boolean asksLocation) {

    /**
     * Something to choose.
     *
     * @param description or null
     */
    record Choice(String option, String title, String description) {
        Choice(String option, String title) {
            this(option, title, null);
        }
    }

    Screen {
        requireNonNull(body, "body is null");
        choices = List.copyOf(choices);
    }

    static Screen of(Question question, String body, Choice... choices) {
        return new Screen(question, body, List.of(choices), false);
    }

    List<ConversationState.Offer> offers() {
        return choices.stream()
                .map(choice -> new ConversationState.Offer(choice.option(), title(choice)))
                .toList();
    }

    /**
     * The message, within the limits of the provider.
     *
     * @param lead what stands before the question, or empty
     * @param plain true for words only, with numbers to type, for whom buttons do not serve
     */
    OutgoingMessage message(String lead, boolean plain, Phrases phrases) {
        String text = lead.isEmpty() ? body : lead + "\n\n" + body;
        if (plain && !choices.isEmpty()) {
            return new OutgoingMessage.Text(Plain.cut(text + numbered(phrases), OutgoingMessage.MAX_TEXT));
        }
        if (asksLocation && text.length() <= OutgoingMessage.MAX_BODY) {
            return new OutgoingMessage.LocationRequest(text);
        }
        if (choices.isEmpty() || asksLocation) {
            return new OutgoingMessage.Text(Plain.cut(text, OutgoingMessage.MAX_TEXT));
        }
        boolean described = choices.stream().anyMatch(choice -> choice.description() != null);
        if (choices.size() <= OutgoingMessage.MAX_BUTTONS
                && !described
                && text.length() <= OutgoingMessage.MAX_BODY
                && choices.stream().map(Screen::buttonTitle).distinct().count() == choices.size()) {
            return new OutgoingMessage.Buttons(
                    text,
                    choices.stream()
                            .map(choice -> new OutgoingMessage.Button(choice.option(), buttonTitle(choice)))
                            .toList());
        }
        return new OutgoingMessage.Choices(
                Plain.cut(text, OutgoingMessage.MAX_TEXT),
                phrases.text("open"),
                choices.stream()
                        .map(choice -> new OutgoingMessage.Row(
                                choice.option(),
                                title(choice),
                                choice.description() == null
                                        ? null
                                        : Plain.line(choice.description(), OutgoingMessage.MAX_ROW_DESCRIPTION)))
                        .toList());
    }

    private String numbered(Phrases phrases) {
        StringBuilder numbered = new StringBuilder("\n");
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            numbered.append('\n').append(i + 1).append(". ").append(choice.title());
            if (choice.description() != null) {
                numbered.append(" (").append(choice.description()).append(')');
            }
        }
        return numbered.append("\n\n").append(phrases.text("answerByNumber")).toString();
    }

    private static String buttonTitle(Choice choice) {
        return Plain.line(choice.title(), OutgoingMessage.MAX_BUTTON_TITLE);
    }

    private static String title(Choice choice) {
        return Plain.line(choice.title(), OutgoingMessage.MAX_ROW_TITLE);
    }
}
