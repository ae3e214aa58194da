/** Takes every e-mail that the stack sends and shows it on a page; none leaves the machine. */
package id.aduan.stack.mailbox;
