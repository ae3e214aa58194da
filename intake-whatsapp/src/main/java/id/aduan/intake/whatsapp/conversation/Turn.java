package id.aduan.intake.whatsapp.conversation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What comes of an event: the new state and what is to be done. */
public record Turn(ConversationState state, List<Effect> effects) {
    public Turn {
        requireNonNull(state, "state is null");
        effects = List.copyOf(effects);
    }
}
