package org.vanthu.mailbox;

/**
 * An official mailbox.
 *
 * @param code its name in the file of mailboxes
 * @param agency whose entries its files become
 * @param security {@code tls} or {@code starttls}; anything else is plain text
 * @param folder where new messages lie
 * @param done the folder that stored messages are moved to
 * @param refused the folder that refused messages are moved to
 * @param answer whether senders get a receipt
 */
record MailAccount(
        String code,
        String agency,
        String host,
        int port,
        String security,
        String user,
        String password,
        String folder,
        String done,
        String refused,
        boolean answer) {

    @Override
    public String toString() {
        return code + " of " + agency;
    }
}
