/**
 * Official mailboxes as a source: messages are read over IMAP by a job, their files become entries of the agency like
 * scans and what comes by the exchange, with sender and message recorded. A message stays in the mailbox until what was
 * made of it is committed, and is then moved to a folder; killed at any moment, the next run finds what was done. It
 * registers nothing: the clerk does. Entry type {@link org.vanthu.mailbox.MailRun}.
 */
@NullMarked
package org.vanthu.mailbox;

import org.jspecify.annotations.NullMarked;
