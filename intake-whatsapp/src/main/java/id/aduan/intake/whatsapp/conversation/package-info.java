/**
 * The conversation with a citizen as a pure function over a state: no clock, no database, no network. {@link
 * id.aduan.intake.whatsapp.conversation.Conversation#on} is its only entry; the turn around it keeps the state and does
 * the effects (ADR 101).
 */
package id.aduan.intake.whatsapp.conversation;
