/**
 * Calls and visits, from the ring to the last word: who has one, what is written of it, what it becomes, and what an
 * operator wants to know meanwhile.
 */
package id.aduan.intake.callcenter.calls;
