package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.Channel;

/** Where an operator meets a citizen. */
public enum Desk {
    /** On the line of 112. */
    CALL_CENTER("112", Channel.CALL_CENTER),
    /** Face to face (tatap muka). */
    WALK_IN("desk", Channel.WALK_IN);

    private final String account;
    private final Channel channel;

    Desk(String account, Channel channel) {
        this.account = account;
        this.channel = channel;
    }

    /** The account of ours in the source of a report. */
    public String account() {
        return account;
    }

    public Channel channel() {
        return channel;
    }
}
