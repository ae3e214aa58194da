/**
 * The telephone exchange: what it tells of its calls, by signed HTTP or by Asterisk's manager interface, in any order and
 * any number of times.
 */
package id.aduan.intake.callcenter.exchange;
